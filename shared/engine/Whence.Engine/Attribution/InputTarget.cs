using Whence.Engine.Diffusion;

namespace Whence.Engine.Attribution;

/// <summary>How the input positions moved the logit of one committed token.</summary>
/// <param name="Commit">The commit that is explained.</param>
/// <param name="Scores">Signed score of every position of the sequence, in logits; zero where it was masked.</param>
/// <param name="Logit">The logit on the snapshot.</param>
/// <param name="BaselineLogit">The logit with every position masked.</param>
public sealed record InputTarget(Commit Commit, float[] Scores, float Logit, float BaselineLogit)
{
    /// <summary>Gets |Σ scores - (logit - baseline)| / |logit - baseline|: how far the integral is from complete.
    /// </summary>
    public float CompletenessError { get; } =
        MathF.Abs(Scores.Sum() - (Logit - BaselineLogit)) / MathF.Max(MathF.Abs(Logit - BaselineLogit), 1e-8f);
}
