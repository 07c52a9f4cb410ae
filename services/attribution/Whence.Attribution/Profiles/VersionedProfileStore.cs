using Whence.Attribution.Versions;
using Whence.Steering.Profiles;

namespace Whence.Attribution.Profiles;

/// <summary>The profiles of one tenant.</summary>
internal sealed class VersionedProfileStore(IVersionedTexts texts, string tenant) : IProfileStore
{
    private const VersionedKind Kind = VersionedKind.Profile;

    public async Task<SteeringProfile> AppendAsync(SteeringProfile profile, CancellationToken cancellation = default)
    {
        ProfileChecks.Check(profile);
        var stored = await texts.AppendAsync(
            Kind, tenant, profile.Name, version => ProfileJson.Write(profile with { Version = version }), cancellation);
        return profile with { Version = stored.Version };
    }

    /// <summary>Stores a profile unless the latest version says the same; null when there is no room for it.</summary>
    public async Task<(SteeringProfile? Profile, bool IsNew)> PutAsync(
        SteeringProfile profile, VersionLimits limits, CancellationToken cancellation)
    {
        ProfileChecks.Check(profile);
        var put = await texts.PutAsync(
            Kind,
            tenant,
            profile.Name,
            version => ProfileJson.Write(profile with { Version = version }),
            limits,
            cancellation);
        return put.Text is { } text ? (profile with { Version = text.Version }, put.IsNew) : (null, false);
    }

    public async Task<SteeringProfile?> FindAsync(
        string name, int? version = null, CancellationToken cancellation = default)
    {
        ProfileChecks.CheckName(name);
        return await texts.FindAsync(Kind, tenant, name, version, cancellation) is { } found
            ? ProfileJson.Read(found.Content)
            : null;
    }

    public Task<IReadOnlyList<int>> VersionsAsync(string name, CancellationToken cancellation = default)
    {
        ProfileChecks.CheckName(name);
        return texts.VersionsAsync(Kind, tenant, name, cancellation);
    }

    public async Task<IReadOnlyList<SteeringProfile>> ListAsync(CancellationToken cancellation = default)
    {
        var latest = await texts.ListAsync(Kind, tenant, cancellation);
        return [.. latest.Select(text => ProfileJson.Read(text.Content))];
    }
}
