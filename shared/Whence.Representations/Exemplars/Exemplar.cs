using Whence.Representations.Embeddings;

namespace Whence.Representations.Exemplars;

/// <summary>A region: the first vector that no earlier region held, and those that came within its radius.</summary>
/// <param name="Origin">Where the exemplar came from.</param>
/// <param name="Vector">The exemplar, a centred unit vector, [width]; it never moves.</param>
/// <param name="Mean">The mean direction of the members, a unit vector, [width].</param>
/// <param name="Count">How many members, the exemplar included.</param>
/// <param name="Coherence">|Σ u| / N: 1 when all members point one way, near 0 when they cancel.</param>
/// <param name="DistanceSum">The sum of the members' distances to the exemplar.</param>
/// <param name="DistanceSquareSum">The sum of the squares of those distances.</param>
/// <param name="Closest">The closest members, ascending by distance.</param>
/// <param name="Farthest">The farthest members, descending by distance.</param>
/// <param name="Sample">A uniform sample of the members.</param>
public sealed record Exemplar(
    VectorOrigin Origin,
    float[] Vector,
    float[] Mean,
    int Count,
    double Coherence,
    double DistanceSum,
    double DistanceSquareSum,
    IReadOnlyList<RegionMember> Closest,
    IReadOnlyList<RegionMember> Farthest,
    IReadOnlyList<RegionMember> Sample)
{
    /// <summary>Gets the mean distance of the members to the exemplar.</summary>
    public double MeanDistance => DistanceSum / Count;
}
