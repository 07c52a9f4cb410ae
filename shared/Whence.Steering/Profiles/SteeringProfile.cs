namespace Whence.Steering.Profiles;

/// <summary>A named, versioned way to steer: an equaliser over concepts, what is amplified and suppressed, and rules.
/// </summary>
public sealed record SteeringProfile
{
    /// <summary>Gets the name: small letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the version, from 1; 0 before it is stored.</summary>
    public int Version { get; init; }

    /// <summary>Gets what it is for.</summary>
    public string Description { get; init; } = "";

    /// <summary>Gets the sliders.</summary>
    public IReadOnlyList<ProfileEntry> Entries { get; init; } = [];

    /// <summary>Gets the concepts that are amplified.</summary>
    public IReadOnlyList<ProfilePush> Amplify { get; init; } = [];

    /// <summary>Gets the concepts that are suppressed.</summary>
    public IReadOnlyList<ProfilePush> Suppress { get; init; } = [];

    /// <summary>Gets the rules.</summary>
    public IReadOnlyList<ProfileRule> Rules { get; init; } = [];
}
