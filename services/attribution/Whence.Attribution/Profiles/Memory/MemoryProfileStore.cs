using Whence.Steering.Profiles;

namespace Whence.Attribution.Profiles.Memory;

/// <summary>The profiles of one tenant in memory.</summary>
internal sealed class MemoryProfileStore : IProfileStore
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, List<SteeringProfile>> _versions = new(StringComparer.Ordinal);

    public Task<SteeringProfile> AppendAsync(SteeringProfile profile, CancellationToken cancellation = default)
    {
        ProfileChecks.Check(profile);
        lock (_lock)
        {
            if (!_versions.TryGetValue(profile.Name, out var versions))
            {
                _versions[profile.Name] = versions = [];
            }

            versions.Add(profile with { Version = versions.Count + 1 });
            return Task.FromResult(versions[^1]);
        }
    }

    public Task<SteeringProfile?> FindAsync(
        string name, int? version = null, CancellationToken cancellation = default)
    {
        ProfileChecks.CheckName(name);
        lock (_lock)
        {
            var versions = _versions.GetValueOrDefault(name) ?? [];
            return Task.FromResult(versions.ElementAtOrDefault((version ?? versions.Count) - 1));
        }
    }

    public Task<IReadOnlyList<int>> VersionsAsync(string name, CancellationToken cancellation = default)
    {
        ProfileChecks.CheckName(name);
        lock (_lock)
        {
            var count = _versions.GetValueOrDefault(name)?.Count ?? 0;
            return Task.FromResult<IReadOnlyList<int>>([.. Enumerable.Range(1, count)]);
        }
    }

    public Task<IReadOnlyList<SteeringProfile>> ListAsync(CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<SteeringProfile>>([.. _versions.Values.Select(all => all[^1])]);
        }
    }
}
