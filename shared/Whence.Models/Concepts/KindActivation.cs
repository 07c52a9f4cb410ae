using Whence.Engine.Training.Objectives;

namespace Whence.Models.Concepts;

/// <summary>How strongly the concepts of one kind are in a piece of text, [concepts] each.</summary>
/// <param name="Evidence">Σ softplus(z) over the tokens: -log of the chance that the concept is absent.</param>
/// <param name="Peak">The largest weight over the tokens, 0 to 1.</param>
/// <param name="Mean">The mean weight over the tokens, 0 to 1.</param>
public sealed record KindActivation(float[] Evidence, float[] Peak, float[] Mean)
{
    /// <summary>Gets how many concepts there are.</summary>
    public int Count => Evidence.Length;

    /// <summary>Returns the chance that a concept is in the piece: the noisy-OR of its weights, 1 - Π (1 - σ(z)).
    /// </summary>
    public float Presence(int concept) => Evidence[concept] == 0 ? 0 : MathF.Exp(NoisyOr.LogPresent(Evidence[concept]));
}
