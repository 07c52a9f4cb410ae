namespace Whence.Contracts.Documents;

/// <summary>Concept weights to set in place of the predicted ones.</summary>
public sealed record InterventionSettings
{
    /// <summary>Gets the weight by known concept.</summary>
    public IReadOnlyDictionary<int, float> Known { get; init; } = new Dictionary<int, float>();

    /// <summary>Gets the weight by discovered concept.</summary>
    public IReadOnlyDictionary<int, float> Discovered { get; init; } = new Dictionary<int, float>();
}
