using Whence.Representations.Embeddings;

namespace Whence.Representations.Exemplars;

/// <summary>A vector that fell into a region.</summary>
/// <param name="Origin">Where it came from.</param>
/// <param name="Distance">Its cosine distance to the exemplar, 0 to 2.</param>
public sealed record RegionMember(VectorOrigin Origin, double Distance);
