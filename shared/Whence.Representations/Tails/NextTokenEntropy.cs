using Whence.Engine.Denoising;

namespace Whence.Representations.Tails;

/// <summary>How unsure the model is of the tokens behind a prompt, in nats.</summary>
internal static class NextTokenEntropy
{
    /// <summary>Returns the mean entropy over the first masked positions of each prompt.</summary>
    public static IEnumerable<double> Of(
        IDenoiser denoiser, IReadOnlyList<IReadOnlyList<int>> prompts, int positions)
    {
        var (width, vocabulary) = (denoiser.Config.Width, denoiser.Config.VocabularySize);
        foreach (var hidden in new MaskedTail(denoiser.Config, positions).Hidden(denoiser, prompts, injection: null))
        {
            var rows = hidden.Length / width;
            var logits = new float[rows * vocabulary];
            denoiser.Compose(hidden, rows, null, hidden);
            denoiser.Logits(hidden, rows, logits);
            yield return Enumerable.Range(0, rows)
                .Average(row => Entropy(logits.AsSpan(row * vocabulary, vocabulary)));
        }
    }

    // log Σ exp(z) - Σ p z.
    internal static double Entropy(ReadOnlySpan<float> logits)
    {
        var max = float.NegativeInfinity;
        foreach (var logit in logits)
        {
            max = Math.Max(max, logit);
        }

        var (sum, weighted) = (0.0, 0.0);
        foreach (var logit in logits)
        {
            var mass = Math.Exp(logit - max);
            sum += mass;
            weighted += mass * (logit - max);
        }

        return Math.Log(sum) - (weighted / sum);
    }
}
