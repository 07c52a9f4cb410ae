using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Whence.Persistence.Schemas;

namespace Whence.Decoding.Jobs.Postgres;

/// <summary>Creates the jobs.</summary>
[DbContext(typeof(DecodingContext))]
[Migration("0001_jobs")]
internal sealed class JobTables : SqlMigration;
