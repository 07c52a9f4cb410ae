namespace Whence.Contracts.Documents;

/// <summary>One concept of a composed direction, with a strength of its own.</summary>
public sealed record SteeringTermSettings
{
    /// <summary>Gets <c>known</c> or <c>discovered</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets its id within its kind.</summary>
    public required int Concept { get; init; }

    /// <summary>Gets its strength, below zero to suppress.</summary>
    public required float Strength { get; init; }
}
