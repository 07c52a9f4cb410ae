namespace Whence.Steering.Contrasts;

/// <summary>How two sets of texts are compared.</summary>
public sealed record ContrastOptions
{
    /// <summary>Gets how many concepts are returned.</summary>
    public int Top { get; init; } = 20;

    /// <summary>Gets how often the labels are shuffled.</summary>
    public int Permutations { get; init; } = 1000;

    /// <summary>Gets a value indicating whether discovered concepts take part.</summary>
    public bool Discovered { get; init; }

    /// <summary>Gets the seed of the shuffles and of the masks under which texts are read.</summary>
    public ulong Seed { get; init; } = 1;
}
