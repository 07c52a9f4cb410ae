using Whence.Engine.Concepts;

namespace Whence.Steering.Runs;

/// <summary>How much of a steered concept is in an answer.</summary>
/// <param name="Kind">Known or discovered.</param>
/// <param name="Concept">Its id within its kind.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Mass">Mean probability of the concept's own tokens where tokens were decided, 0 to 1.</param>
/// <param name="Presence">The chance that the concept is in the answer's text, read from the text: the noisy-OR of its
/// weights, 0 to 1.</param>
/// <param name="Weight">The mean weight of the concept over the answer's text, 0 to 1.</param>
public sealed record ConceptEffect(
    ConceptKind Kind, int Concept, string Name, double Mass, double Presence, double Weight);
