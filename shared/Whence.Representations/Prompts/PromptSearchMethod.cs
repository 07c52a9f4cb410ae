namespace Whence.Representations.Prompts;

/// <summary>How prompts are searched.</summary>
public enum PromptSearchMethod
{
    /// <summary>Greedy coordinate gradient (Zou et al., arXiv 2307.15043): swaps single tokens that the gradient
    /// favours.</summary>
    CoordinateGradient,

    /// <summary>Optimises vectors in embedding space, drawn towards legal tokens and snapped to them now and then.
    /// </summary>
    Embedding,

    /// <summary>Draws tokens blindly: what the others have to beat.</summary>
    Random,
}
