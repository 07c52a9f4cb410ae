namespace Whence.Contracts.Documents;

/// <summary>Which parts of a prompt made which part of an answer, every default made explicit.</summary>
public sealed record ExplanationQuestionDocument
{
    /// <summary>Gets ig, gradient, itp, hipe, ablation or shapley.</summary>
    public required string Method { get; init; }

    /// <summary>Gets <c>answer</c>, <c>chunk:N</c> or <c>token:N</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Gets token, word, sentence, message or span.</summary>
    public required string Unit { get; init; }

    /// <summary>Gets the spans of the prompt that are the units when the unit is a span.</summary>
    public IReadOnlyList<CharSpan>? Spans { get; init; }

    /// <summary>Gets <c>logit</c> or <c>logprob</c>.</summary>
    public required string Scale { get; init; }

    /// <summary>Gets the evaluations per snapshot that the method may use; null for the method's own choice.</summary>
    public int? Budget { get; init; }

    /// <summary>Gets the seed of the halves of integrated gradients, of random ablations and of the
    /// random control.</summary>
    public required ulong Seed { get; init; }
}
