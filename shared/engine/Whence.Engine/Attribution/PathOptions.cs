namespace Whence.Engine.Attribution;

/// <summary>Which path integrated gradients follow, and what they measure along it.</summary>
public sealed record PathOptions
{
    /// <summary>Gets in what the targets are measured.</summary>
    public TargetScale Scale { get; init; }

    /// <summary>Gets the positions that come from the mask embedding, with the steering that masked positions get; the
    /// others stay what they are all along. Null for every position, without steering, as the reference has it.
    /// </summary>
    public IReadOnlyList<int>? Positions { get; init; }

    /// <summary>Gets positions that are masked all along, with the steering that masked positions get.</summary>
    public IReadOnlyList<int> Masked { get; init; } = [];

    /// <summary>Gets a value indicating whether the targets are evaluated at both ends, for the completeness error.
    /// </summary>
    public bool Ends { get; init; } = true;
}
