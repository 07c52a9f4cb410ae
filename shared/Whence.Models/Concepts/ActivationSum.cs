using Whence.Engine.Training.Objectives;

namespace Whence.Models.Concepts;

/// <summary>Adds up the concepts of one kind over the tokens of a chunk.</summary>
internal sealed class ActivationSum(int concepts)
{
    private readonly float[] _evidence = new float[concepts];
    private readonly float[] _peak = new float[concepts];
    private readonly float[] _sum = new float[concepts];
    private int _rows;

    /// <summary>Adds the logits of one token, [concepts].</summary>
    public void Add(ReadOnlySpan<float> logits)
    {
        _rows++;
        NoisyOr.AddEvidence(logits, _evidence);
        for (var concept = 0; concept < logits.Length; concept++)
        {
            var weight = 1 / (1 + MathF.Exp(-logits[concept]));
            _sum[concept] += weight;
            _peak[concept] = MathF.Max(_peak[concept], weight);
        }
    }

    public KindActivation Result() => new(_evidence, _peak, [.. _sum.Select(sum => sum / Math.Max(1, _rows))]);
}
