using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Engine.Traces;

namespace Whence.Steering.Runs;

/// <summary>How likely the unsteered model finds a text: its tokens from left to right, each seen as the next one.
/// </summary>
internal static class TextLikelihood
{
    /// <summary>Returns the mean natural logarithm of the tokens' probabilities, or null for an empty text.</summary>
    public static double? Mean(
        IDenoiser denoiser, IReadOnlyList<int> prompt, IReadOnlyList<int> text, CancellationToken cancellation)
    {
        if (text.Count == 0)
        {
            return null;
        }

        var trace = TeacherForcing.Of(denoiser, prompt, text, cancellation);
        var logits = new float[denoiser.Config.VocabularySize];
        var sum = 0.0;
        for (var i = 0; i < text.Count; i++)
        {
            denoiser.Logits(trace.Composed[i], 1, logits);
            sum += LogProbability(logits, trace.Commits[i]);
        }

        return sum / text.Count;
    }

    private static double LogProbability(float[] logits, Commit commit)
    {
        var largest = logits.Max();
        return logits[commit.Token] - largest - Math.Log(logits.Sum(logit => Math.Exp(logit - largest)));
    }
}
