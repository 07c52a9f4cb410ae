using Whence.Engine.Concepts;

namespace Whence.Engine.Attribution;

/// <summary>What one concept added to the logit of one token: weight · (E · W_y), exactly.</summary>
/// <param name="Kind">Known or discovered.</param>
/// <param name="Concept">Its id within its kind.</param>
/// <param name="Weight">The sigmoid of its logit, 0 to 1.</param>
/// <param name="Contribution">Its share of the logit, signed, in logits.</param>
public readonly record struct ConceptContribution(ConceptKind Kind, int Concept, float Weight, float Contribution);
