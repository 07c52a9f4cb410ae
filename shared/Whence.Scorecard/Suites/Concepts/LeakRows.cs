using Whence.Engine.Diffusion;
using Whence.Scorecard.Rows;
using Whence.Scorecard.Statistics;
using Whence.Steering.Runs;

namespace Whence.Scorecard.Suites.Concepts;

/// <summary>How often a suppressed concept shows all the same, where the unsteered answer has it.</summary>
internal static class LeakRows
{
    private const double Expressed = 0.5;

    public static Measured Measure(SuiteContext context, CancellationToken cancellation)
    {
        var cases = context.DemoTruths.Facts.Take(context.Count(2, 60))
            .Select((fact, i) => Compare(context, fact.Prompt, context.Options.Seed + (ulong)i, cancellation))
            .Where(comparison => comparison.Unsteered.Concepts[0].Presence >= Expressed).ToList();
        return new Measured(Shown(context, cases), Words(context, cases));
    }

    private static ScorecardRow Shown(SuiteContext context, List<SteeredComparison> cases)
    {
        var leaks = cases.Count(comparison => comparison.Steered.Concepts[0].Presence >= Expressed);
        return new ScorecardRow
        {
            Id = "p4.leak",
            Title = "Answers that still show the concept that was suppressed",
            Value = cases.Count == 0 ? null : (double)leaks / cases.Count,
            Unit = "share",
            Interval = cases.Count == 0 ? null : Wilson.Of(leaks, cases.Count),
            Samples = cases.Count,
            Seeds = [context.Options.Seed],
            Baseline = new("without suppression", 1),
            RandomControl = cases.Count == 0
                ? null
                : new("a random concept suppressed", cases.Average(
                    comparison => comparison.Control.Concepts[0].Presence >= Expressed ? 1.0 : 0.0)),
            Note = "Free answers of one block. The concept is the one strongest in the unsteered answer; shown means a "
                + "presence of one half.",
        };
    }

    private static ScorecardRow Words(SuiteContext context, List<SteeredComparison> cases) => new()
    {
        Id = "p4.leak.words",
        Title = "Probability of the suppressed concept's words, by that without suppression",
        Value = cases.Count == 0 ? null : Ratio(cases, comparison => comparison.Steered),
        Unit = "ratio",
        Interval = cases.Count == 0
            ? null : Bootstrap.Of(cases, some => Ratio(some, c => c.Steered), context.Options.Seed),
        Samples = cases.Count,
        Seeds = [context.Options.Seed],
        RandomControl = cases.Count == 0
            ? null : new("a random concept suppressed", Ratio(cases, comparison => comparison.Control)),
        Note = "The same free answers: each in the distributions of its own text.",
    };

    private static double Ratio(
        IReadOnlyList<SteeredComparison> cases, Func<SteeredComparison, SteeredAnswer> answer) =>
        cases.Sum(c => answer(c).Concepts[0].Mass) / cases.Sum(c => c.Unsteered.Concepts[0].Mass);

    private static SteeredComparison Compare(
        SuiteContext context, string prompt, ulong seed, CancellationToken cancellation)
    {
        var demo = context.Demo;
        var options = SteeredConcepts.Options(demo);
        var readout = demo.Decode(prompt, options).Trace.Concepts!;
        var strongest = readout.KnownIds.Zip(readout.KnownLogits)
            .Where(pair => demo.Package.Catalogue.Describe(pair.First).IsSteerable)
            .GroupBy(pair => pair.First)
            .MaxBy(group => group.Sum(pair => 1 / (1 + Math.Exp(-pair.Second))))!.Key;
        var request = new DecodeRequest(
            demo.Encode(prompt), options with { Steering = SteeredConcepts.Suppress(demo, strongest) });
        return new SteeredRun(demo.Package, demo.Denoiser).Run(request, seed, cancellation);
    }
}
