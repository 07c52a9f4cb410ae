using Whence.Engine.Configuration;

namespace Whence.Engine.Sampling;

/// <summary>What stands between the model's logits and the choice: suppression, repetition penalty, banned tokens.
/// </summary>
internal sealed class LogitFilter(SpecialTokens tokens, float repetitionPenalty, float[]? logitMask)
{
    /// <summary>Gets or sets what is subtracted from the logits, [vocabulary], or null.</summary>
    public float[]? LogitMask { get; set; } = logitMask;

    /// <summary>Filters the logits of one position in place.</summary>
    /// <param name="logits">[vocabulary].</param>
    /// <param name="present">Every token that the sequence holds, once.</param>
    public void Apply(Span<float> logits, IReadOnlyCollection<int> present)
    {
        for (var token = 0; LogitMask is not null && token < logits.Length; token++)
        {
            logits[token] -= LogitMask[token];
        }

        if (repetitionPenalty != 1f)
        {
            foreach (var token in present)
            {
                ref var logit = ref logits[token];
                logit = logit > 0 ? logit / repetitionPenalty : logit * repetitionPenalty;
            }
        }

        logits[tokens.EndOfText] = float.NegativeInfinity;
        logits[tokens.Mask] = float.NegativeInfinity;
        logits[tokens.Pad] = float.NegativeInfinity;
    }
}
