using System.Collections.Concurrent;
using Whence.Steering.Profiles;

namespace Whence.Attribution.Profiles.Memory;

/// <summary>Profiles of one process, gone with it.</summary>
internal sealed class MemoryTenantProfiles : ITenantProfiles
{
    private readonly ConcurrentDictionary<string, MemoryProfileStore> _tenants = new(StringComparer.Ordinal);

    public IProfileStore Of(string tenant) => _tenants.GetOrAdd(tenant, _ => new MemoryProfileStore());
}
