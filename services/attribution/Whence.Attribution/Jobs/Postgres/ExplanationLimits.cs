using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Whence.Persistence.Schemas;

namespace Whence.Attribution.Jobs.Postgres;

/// <summary>Keeps the limits of whoever asked.</summary>
[DbContext(typeof(AttributionContext))]
[Migration("0003_limits")]
internal sealed class ExplanationLimits : SqlMigration;
