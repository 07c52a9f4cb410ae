using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Whence.Attribution.Jobs.Postgres;
using Whence.Persistence.Schemas;

namespace Whence.Attribution.SafeSets.Postgres;

/// <summary>Creates the safe sets.</summary>
[DbContext(typeof(AttributionContext))]
[Migration("0004_safe_sets")]
internal sealed class SafeSetTables : SqlMigration;
