using Whence.Engine.Concepts;

namespace Whence.Catalogue.Neighbours;

/// <summary>A concept near another one.</summary>
/// <param name="Kind">Known or discovered.</param>
/// <param name="Concept">Its id within its kind.</param>
/// <param name="Cosine">The cosine of the two embeddings, -1 to 1.</param>
public readonly record struct ConceptNeighbour(ConceptKind Kind, int Concept, float Cosine);
