namespace Whence.Attribution.Jobs;

/// <summary>What is explained.</summary>
internal enum ExplanationKind
{
    /// <summary>Which parts of the prompt made the answer.</summary>
    Inputs,

    /// <summary>What the answer would be without a concept or a part of the prompt.</summary>
    Counterfactual,
}
