namespace Whence.Steering.Profiles;

/// <summary>What a profile does once a concept shows in what a step decides.</summary>
public sealed record ProfileRule
{
    /// <summary>Gets the name, unique within the profile.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the concept that is watched; any, steerable or not.</summary>
    public required ProfileConcept When { get; init; }

    /// <summary>Gets the weight, between 0 and 1, at which the rule fires.</summary>
    public required float Threshold { get; init; }

    /// <summary>Gets the sliders that are set.</summary>
    public IReadOnlyList<ProfileEntry> Entries { get; init; } = [];

    /// <summary>Gets the concepts that are amplified.</summary>
    public IReadOnlyList<ProfilePush> Amplify { get; init; } = [];

    /// <summary>Gets the concepts that are suppressed.</summary>
    public IReadOnlyList<ProfilePush> Suppress { get; init; } = [];

    /// <summary>Gets a value indicating whether the generation ends.</summary>
    public bool Abort { get; init; }
}
