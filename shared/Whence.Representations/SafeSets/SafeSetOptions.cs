using Whence.Representations.Embeddings;
using Whence.Representations.Exemplars;

namespace Whence.Representations.SafeSets;

/// <summary>How a safe set is learnt from approved prompts.</summary>
public sealed record SafeSetOptions
{
    /// <summary>Gets what is read of a prompt; it must be pooled.</summary>
    public EmbeddingOptions Embedding { get; init; } = new();

    /// <summary>Gets how the approved prompts are partitioned.</summary>
    public ExemplarOptions Exemplars { get; init; } = new() { Percentile = 5 };

    /// <summary>Gets the share of approved prompts that only calibrates percentiles, between 0 and 1.</summary>
    public double CalibrationShare { get; init; } = 0.3;

    /// <summary>Gets how many approved prompts are shown beside a request.</summary>
    public int Neighbours { get; init; } = 5;

    /// <summary>Gets over how many positions behind a prompt the entropy is averaged.</summary>
    public int EntropyPositions { get; init; } = 8;

    /// <summary>Gets the seed of the split and of the random control.</summary>
    public ulong Seed { get; init; }
}
