namespace Whence.Contracts.Documents;

/// <summary>One of the answers that are compared.</summary>
public sealed record SteeredAnswerDocument
{
    /// <summary>Gets the text.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the steered concepts, as they are in this answer.</summary>
    public required IReadOnlyList<ConceptEffectDocument> Concepts { get; init; }

    /// <summary>Gets the mean natural logarithm of its tokens' probabilities under the unsteered model, or null.
    /// </summary>
    public double? LogProbability { get; init; }

    /// <summary>Gets the share of its pairs of neighbouring tokens that stand in it before.</summary>
    public required double RepeatedShare { get; init; }

    /// <summary>Gets the tokens that differ from the unsteered answer.</summary>
    public required int ChangedTokens { get; init; }

    /// <summary>Gets why it ends: stop, length or rule.</summary>
    public required string StopReason { get; init; }

    /// <summary>Gets the rule that ended it, or null.</summary>
    public string? AbortedBy { get; init; }

    /// <summary>Gets the rules that fired.</summary>
    public required IReadOnlyList<RuleFiringDocument> Firings { get; init; }
}
