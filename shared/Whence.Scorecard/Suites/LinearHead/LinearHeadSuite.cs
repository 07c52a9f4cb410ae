using Whence.Scorecard.Rows;
using Whence.Scorecard.Statistics;

namespace Whence.Scorecard.Suites.LinearHead;

/// <summary>P1: a logit is exactly the sum of its concepts and the residual.</summary>
internal sealed class LinearHeadSuite : ISuite
{
    private const double Tolerance = 1e-3;
    private const ulong FirstSeed = 100;

    public string Id => "p1";

    public string Title => "Linear head";

    public string Shows =>
        "A logit is the sum of its concepts' contributions and the residual, and removing a concept changes it by "
        + "exactly what was attributed to it, as long as the residual is frozen.";

    public IReadOnlyList<Measurement> Measurements { get; } =
    [
        new("p1.random", "Random weights", (context, _) =>
        {
            ulong[] seeds =
                [.. Enumerable.Range(0, context.Count(2, 10)).Select(i => context.Options.Seed + FirstSeed + (ulong)i)];
            var checks = seeds.SelectMany(seed => HeadChecks.OfRandomWeights(context, seed)).ToList();
            return Task.FromResult(new Measured([.. Rows("random", "random weights", checks, seeds)]));
        }),
        new("p1.demo", "Demonstration model", (context, _) =>
        {
            var rows = Rows("demo", "demonstration model", HeadChecks.OfDemo(context), [context.Options.Seed]);
            return Task.FromResult(new Measured([.. rows]));
        }),
    ];

    private static IEnumerable<ScorecardRow> Rows(
        string id, string model, IReadOnlyList<HeadCheck> checks, ulong[] seeds)
    {
        yield return Largest("additivity", "Additivity error in float32", check => check.Additivity) with
        {
            Goal = Goal.AtMost(Tolerance),
            RandomControl = Median("contributions of another token, median", check => check.Mismatched),
        };
        yield return Largest("bf16", "Additivity error with terms rounded to bfloat16", check => check.Rounded) with
        {
            Note = $"Median {Quantiles.Median(checks.Select(check => check.RoundedUlps)):0.0} units in the last place "
                + "of the logit; the engine itself adds in float32.",
        };
        yield return Largest("removal", "Error of removal with the residual frozen", check => check.RemovalError) with
        {
            Goal = Goal.AtMost(Tolerance),
            Baseline = Median("residual dropped with it, median error", c => Math.Abs(c.Predicted - c.Zeroed)),
            RandomControl = Median("no change foretold, median error", check => Math.Abs(check.Observed)),
        };
        yield return Largest("trap", "Change that a recomputed residual leaves", c => Math.Abs(c.Recomputed)) with
        {
            Goal = Goal.AtMost(Tolerance),
            Baseline = Median("the same removal with the residual frozen, median", c => Math.Abs(c.Observed)),
            Note = "The residual absorbs the removal whatever is removed; that mode is not offered.",
        };

        ScorecardRow Largest(string name, string title, Func<HeadCheck, double> value) => new()
        {
            Id = $"p1.{name}.{id}",
            Title = $"{title}, {model}, largest",
            Value = checks.Max(value),
            Unit = "logits",
            Interval = Bootstrap.Of(checks, sample => sample.Max(value), seeds[0]),
            Samples = checks.Count,
            Seeds = seeds,
        };

        Comparison Median(string name, Func<HeadCheck, double> value) =>
            new(name, Quantiles.Median(checks.Select(value)));
    }
}
