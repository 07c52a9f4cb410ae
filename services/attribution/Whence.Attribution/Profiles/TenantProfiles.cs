using Whence.Attribution.Versions;

namespace Whence.Attribution.Profiles;

/// <summary>The steering profiles of every tenant; none sees those of another.</summary>
internal sealed class TenantProfiles(IVersionedTexts texts)
{
    /// <summary>Returns the profiles of a tenant.</summary>
    public VersionedProfileStore Of(string tenant) => new VersionedProfileStore(texts, tenant);
}
