namespace Whence.Representations.SafeSets;

/// <summary>An approved prompt near a request: it resembles it, and allows nothing by that.</summary>
/// <param name="Prompt">The approved prompt.</param>
/// <param name="Distance">The cosine distance of the centred vectors, 0 to 2.</param>
public sealed record ApprovedNeighbour(string Prompt, double Distance);
