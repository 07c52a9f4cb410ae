namespace Whence.Indexer.Measures;

/// <summary>How well a bank names the sources that were planted.</summary>
internal sealed record SourceMeasurement
{
    /// <summary>Gets how many facts the model answers as planted; only these are ranked.</summary>
    public required int FactsAnswered { get; init; }

    /// <summary>Gets how many facts there are.</summary>
    public required int Facts { get; init; }

    /// <summary>Gets the score on every second fact, for choosing settings.</summary>
    public required RankScore Chosen { get; init; }

    /// <summary>Gets the score on the others, to report.</summary>
    public required RankScore Reported { get; init; }

    /// <summary>Gets the score on all of them.</summary>
    public required RankScore All { get; init; }

    /// <summary>Gets the score of the nearest training tokens by cosine, on all of them.</summary>
    public required RankScore Cosine { get; init; }

    /// <summary>Gets the score when documents bear each other's sources, on all of them: what chance gives.</summary>
    public required RankScore Shuffled { get; init; }

    /// <summary>Gets the mean coverage of the answers.</summary>
    public required double Coverage { get; init; }

    /// <summary>Gets the mean |r| / |h|.</summary>
    public required double ResidualLength { get; init; }

    /// <summary>Gets the largest additivity error.</summary>
    public required double AdditivityErrorMax { get; init; }

    /// <summary>Gets how many fact answers are said to have a source.</summary>
    public required int Supported { get; init; }

    /// <summary>Gets how many answers to unrelated prompts are said to have none.</summary>
    public required int UnrelatedUnsupported { get; init; }

    /// <summary>Gets how many unrelated prompts were asked.</summary>
    public required int Unrelated { get; init; }

    /// <summary>Gets what taking the source out of fact answers does.</summary>
    public required RemovalScore Removal { get; init; }

    /// <summary>Gets the contradictions and shared passages, one by one.</summary>
    public required IReadOnlyList<SplitAnswer> Splits { get; init; }
}
