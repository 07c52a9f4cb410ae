using Whence.Engine.Attribution;
using Whence.Engine.Configuration;
using Whence.Engine.Replay;
using Whence.Explanations.Inputs;
using Whence.Explanations.Replays;

namespace Whence.Explanations.Counterfactuals;

/// <summary>What masking spans of the prompt does to the recorded snapshots, beside random spans of as many tokens.
/// </summary>
/// <remarks>
/// Predicted is the spans' score in iterative perturbation by token: the sum of what each token does when it alone is
/// masked. What tokens do only together, or in each other's place, is the difference to what is observed. It needs no
/// gradient, so it serves whatever acted at the heads.
/// </remarks>
internal static class SpanChange
{
    private const int Draws = 16;
    private const int PartsMax = 64; // of longer spans runs of tokens are masked one by one

    public static async Task<FrozenChange> MeasureAsync(
        ISnapshotModel snapshots,
        RecordedGeneration generation,
        CounterfactualQuestion question,
        (ModelConfig Config, Func<int, bool> IsText) model,
        CancellationToken cancellation)
    {
        int[] masked = [.. question.Spans.SelectMany(span => Positions(span.StartToken, span.EndToken)).Distinct()];
        int[] parts = [.. Enumerable.Range(0, Math.Min(PartsMax, masked.Length))];
        var random = new RandomSpans(generation.Trace.Prompt, model.IsText, masked, question);
        var draws = Enumerable.Range(0, Draws).Select(random.Draw).OfType<int[]>().ToList();
        IReadOnlyList<int>[] masks =
        [
            [],
            masked,
            .. draws,
            .. parts.Select(part => masked[Border(part)..Border(part + 1)]),
        ];
        var ablations = await snapshots
            .AblateAsync(CounterfactualChecks.Targets(generation, question), masks, cancellation)
            .ConfigureAwait(false);
        var scores = question.Scale == TargetScale.Logit ? ablations.Logits : ablations.LogProbabilities;
        double[] values = [.. scores.Select(row => row.Sum(score => (double)score))];
        double[] changes = [.. values.Select(value => value - values[0])];
        var predicted = changes[(2 + draws.Count)..].Sum();
        return new FrozenChange(
            values[0],
            predicted,
            changes[1],
            ObservedBf16: null,
            Math.Abs(predicted - changes[1]),
            changes[2..(2 + draws.Count)],
            Edits: [],
            ablations.Forwards,
            Recordings.Without(generation, masked, model.Config),
            draws.Count > 0 ? Recordings.Without(generation, draws[0], model.Config) : null,
            Note(snapshots, draws.Count));

        int Border(int part) => part * masked.Length / parts.Length;
    }

    private static IEnumerable<int> Positions(int start, int end) => Enumerable.Range(start, end - start);

    private static string? Note(ISnapshotModel snapshots, int draws)
    {
        var guided = snapshots.IsGuided ? "Guidance was on; the snapshots are those of the conditional branch." : null;
        var few = draws == 0
            ? "The rest of the prompt is too short for random spans, so there is no random control."
            : null;
        return guided is null || few is null ? guided ?? few : $"{guided} {few}";
    }
}
