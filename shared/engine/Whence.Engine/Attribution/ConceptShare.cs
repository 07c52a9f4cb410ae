using Whence.Engine.Concepts;

namespace Whence.Engine.Attribution;

/// <summary>What one concept did in a chunk.</summary>
/// <param name="Kind">Known or discovered.</param>
/// <param name="Concept">Its id within its kind.</param>
/// <param name="Contribution">Mean contribution to the logits of the chunk's tokens, signed, in logits.</param>
/// <param name="Share">Mean of its part of each token's mass, signed: every token has one vote.</param>
public readonly record struct ConceptShare(ConceptKind Kind, int Concept, float Contribution, float Share);
