namespace Whence.Vectors;

/// <summary>What a search returns.</summary>
public sealed record SearchOptions
{
    /// <summary>The most hits that a query can ask for.</summary>
    public const int HitsLimit = 10_000;

    /// <summary>Gets how many hits each query has at most, from 1 to <see cref="HitsLimit"/>.</summary>
    public int HitsMax { get; init; } = 10;

    /// <summary>Gets which points can be found; null for all.</summary>
    public VectorFilter? Filter { get; init; }

    /// <summary>Gets whether every vector is compared as it is. Otherwise a store may pass over a hit for speed, but
    /// does not change a score.</summary>
    public bool Exact { get; init; }

    /// <summary>Refuses a number of hits out of range.</summary>
    /// <exception cref="VectorException">It is.</exception>
    public void Check()
    {
        if (HitsMax is < 1 or > HitsLimit)
        {
            throw new VectorException($"{HitsMax} hits cannot be returned; ask for 1 to {HitsLimit}.");
        }
    }
}
