using Whence.Attribution.Versions;
using Whence.Steering.Profiles;

namespace Whence.Attribution.Profiles;

/// <summary>The steering profiles of every tenant; none sees those of another.</summary>
internal sealed class TenantProfiles(IVersionedTexts texts)
{
    /// <summary>Returns the profiles of a tenant.</summary>
    public IProfileStore Of(string tenant) => new VersionedProfileStore(texts, tenant);
}
