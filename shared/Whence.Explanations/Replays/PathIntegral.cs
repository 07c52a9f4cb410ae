namespace Whence.Explanations.Replays;

/// <summary>Integrated gradients of a sum of logits.</summary>
/// <param name="Scores">Signed score of every position of the sequence, in logits; zero where it was masked.</param>
/// <param name="Logit">The sum on the snapshots.</param>
/// <param name="BaselineLogit">The sum with every position masked.</param>
/// <param name="Forwards">Sequences that went forth and back.</param>
/// <param name="Rows">Positions that the transformer computed.</param>
public sealed record PathIntegral(double[] Scores, double Logit, double BaselineLogit, int Forwards, long Rows);
