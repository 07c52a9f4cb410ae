namespace Whence.Contracts.Documents;

/// <summary>A change of one concept's weight.</summary>
public sealed record ConceptEditSettings
{
    /// <summary>Gets <c>known</c> or <c>discovered</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets its id within its kind.</summary>
    public required int Concept { get; init; }

    /// <summary>Gets <c>clamp</c>, which replaces the weight, or <c>scale</c>, which multiplies it.</summary>
    public required string Operation { get; init; }

    /// <summary>Gets the weight, 0 to 1, or the factor.</summary>
    public required float Value { get; init; }
}
