using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Whence.Persistence.Schemas;

namespace Whence.Attribution.Jobs.Postgres;

/// <summary>Creates the explanations.</summary>
[DbContext(typeof(AttributionContext))]
[Migration("0001_explanations")]
internal sealed class ExplanationTables : SqlMigration;
