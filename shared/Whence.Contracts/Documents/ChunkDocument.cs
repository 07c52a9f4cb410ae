namespace Whence.Contracts.Documents;

/// <summary>The concepts behind one chunk of an answer.</summary>
public sealed record ChunkDocument
{
    /// <summary>Gets its index, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Gets its text.</summary>
    public required string Text { get; init; }

    /// <summary>Gets where it starts in the answer, in code points.</summary>
    public required int StartChar { get; init; }

    /// <summary>Gets where it ends, exclusive.</summary>
    public required int EndChar { get; init; }

    /// <summary>Gets its first position in the sequence.</summary>
    public required int StartPosition { get; init; }

    /// <summary>Gets the position behind its last.</summary>
    public required int EndPosition { get; init; }

    /// <summary>Gets the mean logit of its tokens.</summary>
    public required float Logit { get; init; }

    /// <summary>Gets the mean parts of these logits.</summary>
    public required ContributionParts Parts { get; init; }

    /// <summary>Gets the strongest concepts, by descending share.</summary>
    public required IReadOnlyList<ConceptDocument> Concepts { get; init; }

    /// <summary>Gets the mean share of the residual, 0 to 1.</summary>
    public required float ResidualShare { get; init; }

    /// <summary>Gets the largest additivity error of its tokens.</summary>
    public required float AdditivityError { get; init; }

    /// <summary>Gets its tokens in order of position.</summary>
    public IReadOnlyList<TokenDocument> Tokens { get; init; } = [];
}
