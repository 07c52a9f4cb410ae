namespace Whence.Engine.Attribution;

/// <summary>Integrated gradients of a sum of logits.</summary>
/// <param name="Scores">Signed score of every position of the sequence, in logits; zero where it was masked.</param>
/// <param name="Logit">The sum on the snapshots.</param>
/// <param name="BaselineLogit">The sum with every position masked.</param>
/// <param name="Forwards">Snapshots that were evaluated, both ends of the path included.</param>
/// <param name="Rows">Positions that the transformer computed for them; those that snapshots share count once.</param>
public sealed record PathIntegral(double[] Scores, double Logit, double BaselineLogit, int Forwards, long Rows)
{
    // Keeps a target that its input does not move from dividing by zero; the reference's value.
    private const double LeastDifference = 1e-8;

    /// <summary>Gets |Σ scores - (logit - baseline)| / |logit - baseline|: how far the integral is from complete.
    /// </summary>
    public double CompletenessError =>
        Math.Abs(Scores.Sum() - (Logit - BaselineLogit)) / Math.Max(Math.Abs(Logit - BaselineLogit), LeastDifference);
}
