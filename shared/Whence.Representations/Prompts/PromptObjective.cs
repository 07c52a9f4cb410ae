using Whence.Engine.Denoising;

namespace Whence.Representations.Prompts;

/// <summary>A goal as a number and its gradient, from the hidden states of the first masked positions.</summary>
internal abstract class PromptObjective
{
    /// <summary>Gets the steering of the masked positions, or null.</summary>
    public virtual Injection? Injection => null;

    public static PromptObjective For(PromptGoal goal, IDenoiser denoiser, LegalTokens legal) => goal switch
    {
        ConceptFires fires => new FiringObjective(fires, denoiser),
        ConceptLeaks leaks => new LeakObjective(leaks, denoiser, legal),
        _ => throw new ArgumentException($"There is no objective for {goal}.", nameof(goal)),
    };

    /// <summary>Returns the score of a prompt.</summary>
    /// <param name="hidden">[rows, width].</param>
    public abstract double Score(ReadOnlySpan<float> hidden);

    /// <summary>Writes the gradient of the score.</summary>
    /// <param name="hidden">[rows, width].</param>
    /// <param name="dHidden">[rows, width], overwritten.</param>
    /// <returns>The score.</returns>
    public abstract double Gradient(ReadOnlySpan<float> hidden, Span<float> dHidden);
}
