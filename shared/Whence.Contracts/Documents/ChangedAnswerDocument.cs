namespace Whence.Contracts.Documents;

/// <summary>What a change of concepts or of the prompt does to an answer: on the recorded trajectory, and apart from it
/// in the answer that is generated anew with the same seed.</summary>
public sealed record ChangedAnswerDocument : CounterfactualDocument
{
    /// <summary>Gets what was changed, in words.</summary>
    public required string Change { get; init; }

    /// <summary>Gets <c>logit</c> or <c>logprob</c>.</summary>
    public required string Scale { get; init; }

    /// <summary>Gets the change of the target that the attribution foretells.</summary>
    public required double PredictedDelta { get; init; }

    /// <summary>Gets the change when it is computed once more.</summary>
    public required double ObservedDelta { get; init; }

    /// <summary>Gets the same in bfloat16; null for spans.</summary>
    public double? ObservedDeltaBf16 { get; init; }

    /// <summary>Gets the largest |predicted - observed| of one token for concepts, that of the sum for spans.</summary>
    public required double Error { get; init; }

    /// <summary>Gets the mean change under random changes as large.</summary>
    public required double RandomControl { get; init; }

    /// <summary>Gets their standard deviation.</summary>
    public required double RandomDeviation { get; init; }

    /// <summary>Gets how many there were.</summary>
    public required int Draws { get; init; }

    /// <summary>Gets the recorded answer.</summary>
    public required string TextBefore { get; init; }

    /// <summary>Gets the answer with the change, or null when none was wanted.</summary>
    public string? TextAfter { get; init; }

    /// <summary>Gets the answer with a random change as large, or null.</summary>
    public string? TextControl { get; init; }

    /// <summary>Gets the tokens that the diff removes or adds.</summary>
    public required int ChangedTokens { get; init; }

    /// <summary>Gets the way from the answer before to the one after.</summary>
    public required IReadOnlyList<TextChangeDocument> Diff { get; init; }

    /// <summary>Gets what was measured.</summary>
    public required TargetDocument Target { get; init; }

    /// <summary>Gets the target without the change.</summary>
    public required double Value { get; init; }

    /// <summary>Gets <c>frozen</c> or <c>zeroed</c>.</summary>
    public required string Residual { get; init; }

    /// <summary>Gets each concept's part.</summary>
    public required IReadOnlyList<EditEffectDocument> Edits { get; init; }

    /// <summary>Gets the parts of the prompt that were masked.</summary>
    public required IReadOnlyList<PromptSpanDocument> Spans { get; init; }

    /// <summary>Gets the sequences that went through the model for the recorded trajectory.</summary>
    public required int Forwards { get; init; }

    /// <summary>Gets what the reader must know, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Gets the generation with the change, or null.</summary>
    public string? AfterId { get; init; }
}
