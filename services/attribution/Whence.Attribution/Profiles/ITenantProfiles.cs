using Whence.Steering.Profiles;

namespace Whence.Attribution.Profiles;

/// <summary>The steering profiles of every tenant; none sees those of another.</summary>
internal interface ITenantProfiles
{
    /// <summary>Returns the profiles of a tenant.</summary>
    IProfileStore Of(string tenant);
}
