using Whence.Engine.Attribution;
using Whence.Engine.Concepts;
using Whence.Explanations.Inputs;

namespace Whence.Explanations.Counterfactuals;

/// <summary>What if these concepts or these parts of the prompt had not been there, or had been otherwise?</summary>
public sealed record CounterfactualQuestion
{
    /// <summary>Gets the edits of concepts; a group is all of its concepts.</summary>
    public IReadOnlyList<ConceptEdit> Concepts { get; init; } = [];

    /// <summary>Gets the parts of the prompt that are masked.</summary>
    public IReadOnlyList<InputUnit> Spans { get; init; } = [];

    /// <summary>Gets what is measured on the frozen trajectory.</summary>
    public required AnswerTarget Target { get; init; }

    /// <summary>Gets in what the target is measured: concepts in logits, which alone are sums of them; spans in either,
    /// in log-probabilities when null, because masking can raise every logit at once.</summary>
    public TargetScale? Scale { get; init; }

    /// <summary>Gets what becomes of the residual.</summary>
    public ResidualMode Residual { get; init; }

    /// <summary>Gets a value indicating whether the answer is generated again with the same seed.</summary>
    public bool Regenerate { get; init; } = true;

    /// <summary>Gets the seed of the random control.</summary>
    public ulong Seed { get; init; }
}
