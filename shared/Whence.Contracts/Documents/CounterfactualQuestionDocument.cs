namespace Whence.Contracts.Documents;

/// <summary>What an answer would have been otherwise: exactly one of concepts, spans and steering, every default made
/// explicit.</summary>
public sealed record CounterfactualQuestionDocument
{
    /// <summary>Gets the changes of concept weights, each concept once; 0 removes one.</summary>
    public IReadOnlyList<ConceptEditSettings>? Concepts { get; init; }

    /// <summary>Gets the parts of the prompt that are masked.</summary>
    public IReadOnlyList<CharSpan>? Spans { get; init; }

    /// <summary>Gets <c>none</c> for the unsteered twin of a steered answer.</summary>
    public string? Steering { get; init; }

    /// <summary>Gets what becomes of the residual when concepts change: <c>frozen</c> or <c>zeroed</c>.</summary>
    public string? Residual { get; init; }

    /// <summary>Gets what is measured: <c>answer</c>, <c>chunk:N</c> or <c>token:N</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Gets in what it is measured: <c>logit</c> or <c>logprob</c>; null for steering.</summary>
    public string? Scale { get; init; }

    /// <summary>Gets whether the answer is generated anew with the same seed.</summary>
    public required bool Regenerate { get; init; }

    /// <summary>Gets the seed of the random control.</summary>
    public required ulong Seed { get; init; }
}
