namespace Whence.Engine.Configuration;

/// <summary>The hyper-parameters of the two concept heads.</summary>
public sealed record ConceptConfig
{
    /// <summary>Gets the number of known concepts (n_concepts).</summary>
    public required int Known { get; init; }

    /// <summary>Gets the number of discovered concepts (n_unknown_concepts); 0 without a discovered head.</summary>
    public required int Discovered { get; init; }

    /// <summary>Gets whether the known head scores by attention over its embeddings.</summary>
    public bool AttentionKnown { get; init; }

    /// <summary>Gets whether the discovered head scores by attention over its embeddings.</summary>
    public bool AttentionDiscovered { get; init; }

    /// <summary>Gets how many known concepts are reported for a row, or null for all.</summary>
    public int? TopKnown { get; init; } = 32;

    /// <summary>Gets how many known concepts form the features, or null for <see cref="TopKnown"/>.</summary>
    public int? TopKnownFeatures { get; init; } = 32;

    /// <summary>Gets how many discovered concepts form the features and are reported, or null.</summary>
    public int? TopDiscovered { get; init; } = 128;

    /// <summary>Gets whether <see cref="TopDiscovered"/> limits the features.</summary>
    public bool LimitDiscovered { get; init; } = true;

    /// <summary>Gets whether the dense top-k ranks logits instead of weights.</summary>
    public bool RankLogits { get; init; }

    /// <summary>Gets the rank of a factorised discovered head, or null for a dense one.</summary>
    public int? DiscoveredRank { get; init; } = 256;

    /// <summary>Gets whether the residual is added, so that the composed vector is the hidden state.</summary>
    public bool ResidualCorrection { get; init; } = true;

    /// <summary>Gets the multiple to which concept tables are padded.</summary>
    public int PadMultiple { get; init; } = 16;

    /// <summary>Gets a value indicating whether there is a discovered head.</summary>
    public bool HasDiscovered => Discovered > 0;

    /// <summary>Returns the rows of a table of <paramref name="concepts"/> concepts in a file.</summary>
    public int PaddedRows(int concepts) => (concepts + PadMultiple - 1) / PadMultiple * PadMultiple;
}
