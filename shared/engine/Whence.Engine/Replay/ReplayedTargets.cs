namespace Whence.Engine.Replay;

/// <summary>What recorded commits were worth in each replay.</summary>
/// <param name="Logits">[masks][targets], of the conditional branch where guidance was on.</param>
/// <param name="LogProbabilities">[masks][targets], natural, of the distribution without penalties and suppression.
/// </param>
/// <param name="Forwards">Sequences that went through the model.</param>
/// <param name="Rows">Positions that the transformer computed.</param>
/// <param name="NaiveRows">Positions of the same snapshots without any reuse, each cut behind its last target.</param>
public sealed record ReplayedTargets(
    float[][] Logits, float[][] LogProbabilities, int Forwards, long Rows, long NaiveRows);
