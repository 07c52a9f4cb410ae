using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Whence.Attribution.Jobs.Postgres;
using Whence.Persistence.Schemas;

namespace Whence.Attribution.Profiles.Postgres;

/// <summary>Creates the profiles.</summary>
[DbContext(typeof(AttributionContext))]
[Migration("0002_profiles")]
internal sealed class ProfileTables : SqlMigration;
