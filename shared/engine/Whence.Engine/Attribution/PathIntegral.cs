namespace Whence.Engine.Attribution;

/// <summary>Integrated gradients of a sum of targets.</summary>
/// <param name="Scores">Signed score of every position of the sequence, in the scale of the targets; zero where it was
/// masked and where the path does not move it.</param>
/// <param name="Value">The sum at the end of the path; zero where the ends were left out.</param>
/// <param name="Baseline">The sum at its beginning.</param>
/// <param name="Forwards">Snapshots that were evaluated, the ends of the path included.</param>
/// <param name="Rows">Positions that the transformer computed for them; those that snapshots share count once.</param>
public sealed record PathIntegral(double[] Scores, double Value, double Baseline, int Forwards, long Rows)
{
    // Keeps a target that its input does not move from dividing by zero; the reference's value.
    private const double LeastDifference = 1e-8;

    /// <summary>Gets |Σ scores - (value - baseline)| / |value - baseline|: how far the integral is from complete.
    /// </summary>
    public double CompletenessError =>
        Math.Abs(Scores.Sum() - (Value - Baseline)) / Math.Max(Math.Abs(Value - Baseline), LeastDifference);
}
