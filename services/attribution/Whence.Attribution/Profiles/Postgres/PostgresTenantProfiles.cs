using Microsoft.EntityFrameworkCore;
using Whence.Attribution.Jobs.Postgres;
using Whence.Steering.Profiles;

namespace Whence.Attribution.Profiles.Postgres;

/// <summary>Profiles in PostgreSQL.</summary>
internal sealed class PostgresTenantProfiles(IDbContextFactory<AttributionContext> contexts) : ITenantProfiles
{
    public IProfileStore Of(string tenant) => new PostgresProfileStore(contexts, tenant);
}
