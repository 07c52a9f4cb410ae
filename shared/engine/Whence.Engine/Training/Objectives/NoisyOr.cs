namespace Whence.Engine.Training.Objectives;

/// <summary>
/// The chance that a concept is in a chunk, from the logits of the chunk's masked tokens:
/// P(absent) = Π (1 - sigmoid(z)), so log P(absent) = -Σ softplus(z) ("Scaling Inherently Interpretable Language
/// Models", 2026).
/// </summary>
public static class NoisyOr
{
    // Keeps log P(present) finite when no token fires.
    private const float LeastEvidence = 1e-6f;

    /// <summary>Adds softplus of a token's logits to the evidence of a chunk: [concepts] each.</summary>
    public static void AddEvidence(ReadOnlySpan<float> logits, Span<float> evidence)
    {
        for (var i = 0; i < logits.Length; i++)
        {
            evidence[i] += Softplus(logits[i]);
        }
    }

    /// <summary>Returns log P(present) = log(1 - exp(-evidence)).</summary>
    public static float LogPresent(float evidence) =>
        MathF.Log(-ExpMinusOne(-MathF.Max(evidence, LeastEvidence)));

    /// <summary>
    /// Binary cross-entropy of one chunk in which the present and the absent concepts weigh half each, and its gradient
    /// with respect to the evidence.
    /// </summary>
    public static float Loss(ReadOnlySpan<float> evidence, IReadOnlyList<int> present, Span<float> gradient)
    {
        ArgumentNullException.ThrowIfNull(present);
        var absentWeight = (present.Count == 0 ? 1f : 0.5f) / Math.Max(1, evidence.Length - present.Count);
        var loss = 0f;
        for (var i = 0; i < evidence.Length; i++)
        {
            loss += absentWeight * evidence[i];
            gradient[i] = absentWeight;
        }

        var presentWeight = 0.5f / Math.Max(1, present.Count);
        foreach (var concept in present)
        {
            var s = MathF.Max(evidence[concept], LeastEvidence);
            loss -= (presentWeight * LogPresent(s)) + (absentWeight * evidence[concept]);
            gradient[concept] = presentWeight / ExpMinusOne(-s) * MathF.Exp(-s);
        }

        return loss;
    }

    private static float Softplus(float z) => MathF.Max(z, 0) + MathF.Log(1 + MathF.Exp(-MathF.Abs(z)));

    private static float ExpMinusOne(float x) => MathF.Abs(x) < 1e-2f ? x + (0.5f * x * x) : MathF.Exp(x) - 1;
}
