namespace Whence.Representations.Exemplars;

/// <summary>The region nearest to a vector.</summary>
/// <param name="Exemplar">Its index.</param>
/// <param name="Distance">The cosine distance to its exemplar, 0 to 2.</param>
/// <param name="IsInside">Whether that is within the radius; the nearest region is always named, also from far away.
/// </param>
public sealed record ExemplarMatch(int Exemplar, double Distance, bool IsInside);
