namespace Whence.Contracts.Documents;

/// <summary>Concept weights to change in every step.</summary>
public sealed record EditSettings
{
    /// <summary>Gets the changes, each concept at most once.</summary>
    public required IReadOnlyList<ConceptEditSettings> Concepts { get; init; }

    /// <summary>Gets what becomes of the residual: <c>frozen</c> or <c>zeroed</c>.</summary>
    public string Residual { get; init; } = "frozen";
}
