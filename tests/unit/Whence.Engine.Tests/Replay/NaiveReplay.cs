using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Engine.Tests.Support;

namespace Whence.Engine.Tests.Replay;

/// <summary>The oracle: every snapshot whole, alone, in a fresh cache.</summary>
internal static class NaiveReplay
{
    public static void Check(
        IDenoiser denoiser, RecordedGeneration generation, IReadOnlyList<int> targets, ReplayedTargets actual,
        IReadOnlyList<IReadOnlyList<int>> masks, string what)
    {
        for (var mask = 0; mask < masks.Count; mask++)
        {
            for (var i = 0; i < targets.Count; i++)
            {
                var label = $"{what}, mask [{string.Join(' ', masks[mask])}], target {targets[i]}";
                var (logit, probability) = Of(denoiser, generation, targets[i], masks[mask]);
                Near.Equal(logit, actual.Logits[mask][i], 1e-5, label);
                Near.Equal(probability, actual.LogProbabilities[mask][i], 1e-5, label + ", log-probability");
            }
        }
    }

    private static (double Logit, double LogProbability) Of(
        IDenoiser denoiser, RecordedGeneration generation, int target, IReadOnlyList<int> masked)
    {
        var (config, commit) = (denoiser.Config, generation.Trace.Commits[target]);
        var snapshot = CommitSnapshots.Of(denoiser, generation, other => other == commit).Single();
        var tokens = generation.Trace.Snapshot(commit.Order);
        foreach (var position in masked)
        {
            tokens[position] = config.Tokens.Mask;
        }

        using var cache = denoiser.CreateCache(tokens.Length);
        var (state, logits) = (new float[config.Width], new float[config.VocabularySize]);
        denoiser.Forward(
            [new DenoiserWindow(cache, tokens, 0, tokens.Length, [commit.Position], snapshot.Injection)], state);
        denoiser.Compose(state, 1, generation.Options with { Edits = snapshot.Edits }, state);
        denoiser.Logits(state, 1, logits);
        var sum = Draw.Widen(logits).Sum(Math.Exp);
        return (logits[commit.Token], logits[commit.Token] - Math.Log(sum));
    }
}
