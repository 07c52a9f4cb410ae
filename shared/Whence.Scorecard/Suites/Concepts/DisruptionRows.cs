using Whence.Engine.Diffusion;
using Whence.Scorecard.Rows;
using Whence.Scorecard.Statistics;
using Whence.Scorecard.Truths;

namespace Whence.Scorecard.Suites.Concepts;

/// <summary>How many right answers break when an unrelated concept is amplified.</summary>
internal static class DisruptionRows
{
    private const double Goal = 0.06;
    private const double Study = 0.53;

    public static Measured Measure(SuiteContext context, CancellationToken cancellation)
    {
        var known = context.DemoTruths.Facts.Take(context.Count(3, int.MaxValue))
            .Where(fact => IsRight(context, fact, null)).ToList();
        var concepts = SteeredConcepts.Draw(context.Demo, known.Count, context.Options.Seed);
        var broken = 0;
        for (var i = 0; i < known.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            broken += IsRight(context, known[i], concepts[i % concepts.Count].Id) ? 0 : 1;
        }

        return new Measured(new ScorecardRow
        {
            Id = "p4.disruption",
            Title = "Right answers that break when an unrelated concept is amplified",
            Value = (double)broken / known.Count,
            Unit = "share",
            Interval = Wilson.Of(broken, known.Count),
            Samples = known.Count,
            Seeds = [context.Options.Seed],
            Goal = Rows.Goal.AtMost(Goal),
            Baseline = new("clinical study of the reference, arXiv 2603.18353", Study),
            Note = "Free answers to planted facts; the concept is drawn at random and amplified by the product's own "
                + "preset.",
        });
    }

    private static bool IsRight(SuiteContext context, PlantedFact fact, int? concept)
    {
        var demo = context.Demo;
        var options = demo.Stopping(GenerationOptions.Greedy(demo.Config.BlockLength)) with
        {
            Steering = concept is { } id ? SteeredConcepts.Amplify(demo, id) : null,
        };
        var answer = demo.Text(demo.Decode(fact.Prompt, options));
        return answer.TrimStart().StartsWith(fact.Answer, StringComparison.Ordinal);
    }
}
