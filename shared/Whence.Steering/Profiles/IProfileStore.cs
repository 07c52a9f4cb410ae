namespace Whence.Steering.Profiles;

/// <summary>Keeps profiles. Versions are numbered from 1 and never change once stored.</summary>
public interface IProfileStore
{
    /// <summary>Stores a profile as the next version of its name, whatever version it says.</summary>
    /// <returns>The profile with its version.</returns>
    /// <exception cref="ProfileException">The profile is not sound.</exception>
    Task<SteeringProfile> AppendAsync(SteeringProfile profile, CancellationToken cancellation = default);

    /// <summary>Returns a version of a profile, the latest when none is given, or null when there is none.</summary>
    Task<SteeringProfile?> FindAsync(string name, int? version = null, CancellationToken cancellation = default);

    /// <summary>Returns the versions of a profile, ascending; none when the name is not known.</summary>
    Task<IReadOnlyList<int>> VersionsAsync(string name, CancellationToken cancellation = default);

    /// <summary>Returns the latest version of every profile, by name.</summary>
    Task<IReadOnlyList<SteeringProfile>> ListAsync(CancellationToken cancellation = default);
}
