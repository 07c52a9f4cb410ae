using Whence.Scorecard.Rows;
using Whence.Scorecard.Statistics;

namespace Whence.Scorecard.Suites.Determinism;

/// <summary>P5: an answer and its trace are a function of prompt, options and seed.</summary>
internal sealed class DeterminismSuite : ISuite
{
    public string Id => "p5";

    public string Title => "Determinism";

    public string Shows =>
        "The same seed gives the same bytes, alone or in a batch, with the cache or without, and across a stop; so "
        + "what is explained later is what was answered.";

    public IReadOnlyList<Measurement> Measurements { get; } =
    [
        Compare("seed", "The same seed once more gives the same bytes", Generations.Again),
        Compare("batch", "In a batch of all, answer and trace are the same bytes as alone", Generations.Batched),
        Compare("cache", "Without the cache the commits are the same", Generations.Uncached),
        Compare("resume", "Stopped and resumed from its checkpoint, the tokens are the same", Generations.Resumed),
        Compare("threads", "With another number of threads the commits are the same", Generations.OtherThreads),
    ];

    private static Measurement Compare(
        string id, string title, Func<SuiteContext, IReadOnlyList<ulong>, IReadOnlyList<GenerationPair>> run) => new(
        $"p5.{id}",
        title,
        (context, _) =>
        {
            ulong[] seeds =
                [.. Enumerable.Range(0, context.Count(3, 16)).Select(i => context.Options.Seed + (ulong)i)];
            var pairs = run(context, seeds);
            var equal = pairs.Count(pair => pair.AreEqual);
            return Task.FromResult(new Measured(new ScorecardRow
            {
                Id = $"p5.{id}",
                Title = title,
                Value = (double)equal / pairs.Count,
                Unit = "share",
                Interval = Wilson.Of(equal, pairs.Count),
                Samples = pairs.Count,
                Seeds = seeds,
                Goal = Goal.AtLeast(1),
                RandomControl = new("another seed", Generations.ShareEqualAcrossSeeds(context, seeds)),
                Note = pairs.Max(pair => pair.LargestDifference) is > 0 and var difference
                    ? $"Hidden states differ by at most {difference:0.0e0}."
                    : null,
            }));
        });
}
