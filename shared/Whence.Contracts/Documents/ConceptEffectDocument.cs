namespace Whence.Contracts.Documents;

/// <summary>How much of a steered concept is in an answer.</summary>
/// <param name="Id">The concept within its kind.</param>
/// <param name="Kind">known or discovered.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Mass">Mean probability of its own tokens where tokens were decided, 0 to 1.</param>
/// <param name="Presence">The chance that it is in the text, 0 to 1.</param>
/// <param name="Weight">Its mean weight over the text, 0 to 1.</param>
public sealed record ConceptEffectDocument(
    int Id, string Kind, string Name, double Mass, double Presence, double Weight);
