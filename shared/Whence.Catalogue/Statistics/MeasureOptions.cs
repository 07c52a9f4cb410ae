namespace Whence.Catalogue.Statistics;

/// <summary>How concepts are measured over a corpus.</summary>
public sealed record MeasureOptions
{
    /// <summary>Gets the activation from which a concept counts as active in a chunk.</summary>
    public double ActiveAt { get; init; } = 0.1;

    /// <summary>Gets the documents to read, evenly spread over the file; null for all of them.</summary>
    public int? Documents { get; init; }

    /// <summary>Gets the seed of masks and of the draw of examples.</summary>
    public ulong Seed { get; init; } = 1;
}
