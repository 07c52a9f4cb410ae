using Whence.Steering.Profiles;

namespace Whence.Generations.Requests;

/// <summary>The profile that a request wants: one of the tenant's by its name, or one that stands in the request.
/// </summary>
/// <param name="Path">The field.</param>
internal sealed record ProfileWish(string Path)
{
    public string? Name { get; init; }

    /// <summary>Gets the version; null for the latest.</summary>
    public int? Version { get; init; }

    public SteeringProfile? Given { get; init; }
}
