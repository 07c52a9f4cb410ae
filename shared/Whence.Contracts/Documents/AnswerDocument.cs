namespace Whence.Contracts.Documents;

/// <summary>An answer as text and ids.</summary>
public sealed record AnswerDocument
{
    /// <summary>Gets the text.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the ids that the text is made of.</summary>
    public required IReadOnlyList<int> Tokens { get; init; }

    /// <summary>Gets the position of each id in the sequence.</summary>
    public required IReadOnlyList<int> Positions { get; init; }

    /// <summary>Gets why the text ends: <c>stop</c> or <c>length</c>.</summary>
    public required string StopReason { get; init; }
}
