using Whence.Engine.Attribution;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Scorecard.Rows;
using Whence.Scorecard.Statistics;

namespace Whence.Scorecard.Suites.Costs;

/// <summary>What explanations cost beside what they explain, measured in the same run.</summary>
internal sealed class CostSuite : ISuite
{
    private const double OverheadGoal = 0.1;
    private const double ReuseGoal = 3;
    private const int Blocks = 2;
    private const int MaskEvery = 4;

    public string Id => "costs";

    public string Title => "Costs";

    public string Shows => "Explaining by concepts is nearly free, and perturbation computes little more than it must.";

    public IReadOnlyList<Measurement> Measurements { get; } =
    [
        new("costs.concepts", "Concept attribution", (context, _) => Task.FromResult(Overhead(context))),
        new("costs.reuse", "Reuse of replays", (context, c) =>
            Task.FromResult(new Measured(Reuse(context, 1, c), Reuse(context, Blocks, c)))),
    ];

    private static Measured Overhead(SuiteContext context)
    {
        var options = GenerationOptions.Greedy(Blocks * context.Demo.Config.BlockLength);
        var requests = context.DemoTruths.Facts.Take(context.Count(3, 24))
            .Select(fact => new DecodeRequest(context.Demo.Encode(fact.Prompt), options)).ToList();
        Explained(context, requests[0]);
        Plain(context, requests[0]);

        // Alternating, so that a slow moment of the machine hits both.
        var ratios = requests.Select(request =>
        {
            var plain = Seconds(context.Time, () => Plain(context, request));
            return (Seconds(context.Time, () => Explained(context, request)) / plain) - 1;
        }).ToList();
        return new Measured(new ScorecardRow
        {
            Id = "costs.concepts",
            Title = "Time that concept attribution of every token adds to decoding, median",
            Value = Quantiles.Median(ratios),
            Unit = "share",
            Interval = Bootstrap.Of(ratios, sample => Quantiles.Median(sample), context.Options.Seed),
            Samples = ratios.Count,
            Seeds = [context.Options.Seed],
            Goal = Goal.AtMost(OverheadGoal),
            Note = FormattableString.Invariant(
                $"Mean {ratios.Average():0.000}; {Blocks * context.Demo.Config.BlockLength} tokens an answer."),
        });
    }

    private static void Plain(SuiteContext context, DecodeRequest request) =>
        new Decoder(context.Demo.Denoiser, new DecodeOptions { ReadConcepts = false }).Decode(request);

    private static void Explained(SuiteContext context, DecodeRequest request) =>
        ConceptAttribution.Explain(context.Demo.Denoiser, new Decoder(context.Demo.Denoiser).Decode(request).Trace);

    private static double Seconds(TimeProvider time, Action work)
    {
        var start = time.GetTimestamp();
        work();
        return time.GetElapsedTime(start).TotalSeconds;
    }

    private static ScorecardRow Reuse(SuiteContext context, int blocks, CancellationToken cancellation)
    {
        var tokens = blocks * context.Demo.Config.BlockLength;
        var options = GenerationOptions.Greedy(tokens);
        var ratios = context.DemoTruths.HiddenInstruction.Take(context.Count(1, 6)).Select(pair =>
        {
            var prompt = context.Demo.Encode(pair.PromptWith);
            var trace = new Decoder(context.Demo.Denoiser).Decode(new DecodeRequest(prompt, options)).Trace;
            using var replay = new SnapshotReplay(context.Demo.Denoiser, new RecordedGeneration(trace, options));
            int[] targets = [.. Enumerable.Range(0, trace.Commits.Count)];
            var places = Enumerable.Range(0, prompt.Length).Where(position => position % MaskEvery == 0);
            IReadOnlyList<int>[] masks = [.. places.Select(position => new[] { position })];
            var replayed = replay.Replay(targets, masks, cancellation);
            return (double)replayed.NaiveRows / replayed.Rows;
        }).ToList();
        return new ScorecardRow
        {
            Id = $"costs.reuse.{tokens}",
            Title = $"Rows without reuse by rows computed, an answer of {tokens} tokens",
            Value = ratios.Average(),
            Unit = "ratio",
            Interval = Bootstrap.OfMean(ratios, context.Options.Seed),
            Samples = ratios.Count,
            Seeds = [context.Options.Seed],
            Goal = Goal.AtLeast(ReuseGoal),
            Note = $"Every commit explained under masks at every {MaskEvery}th prompt token, one at a time; without "
                + "reuse each mask costs the whole sequence once per commit.",
        };
    }
}
