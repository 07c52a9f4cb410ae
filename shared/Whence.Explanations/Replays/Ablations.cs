namespace Whence.Explanations.Replays;

/// <summary>What the targets were worth in each replay.</summary>
/// <param name="Logits">[masks][targets].</param>
/// <param name="LogProbabilities">[masks][targets], of the model's own distribution without penalties.</param>
/// <param name="Forwards">Sequences that went through the model.</param>
/// <param name="Rows">Positions that the transformer computed.</param>
public sealed record Ablations(float[][] Logits, float[][] LogProbabilities, int Forwards, long Rows);
