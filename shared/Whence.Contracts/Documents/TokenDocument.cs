namespace Whence.Contracts.Documents;

/// <summary>One token of an answer: when it was decided, and its logit in parts.</summary>
public sealed record TokenDocument
{
    /// <summary>Gets the token id.</summary>
    public required int Id { get; init; }

    /// <summary>Gets its text.</summary>
    public required string Text { get; init; }

    /// <summary>Gets its position in the sequence.</summary>
    public required int Position { get; init; }

    /// <summary>Gets the denoising step that committed it.</summary>
    public required int Step { get; init; }

    /// <summary>Gets where it starts in the answer, in code points.</summary>
    public required int StartChar { get; init; }

    /// <summary>Gets where it ends, exclusive.</summary>
    public required int EndChar { get; init; }

    /// <summary>Gets its logit when it was decided.</summary>
    public required float Logit { get; init; }

    /// <summary>Gets the parts of the logit.</summary>
    public required ContributionParts Parts { get; init; }

    /// <summary>Gets the difference between the logit and the sum of its parts.</summary>
    public required float AdditivityError { get; init; }
}
