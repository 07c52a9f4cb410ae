using Whence.Engine.Attribution;
using Whence.Explanations.Inputs;
using Whence.Scorecard.Explaining;
using Whence.Scorecard.Rows;
using Whence.Scorecard.Statistics;

namespace Whence.Scorecard.Suites.PromptTokens;

/// <summary>What an answer loses without its three strongest prompt tokens, beside three random ones.</summary>
internal static class DeletionRows
{
    private const double RatioGoal = 5;
    private const double Reference = 4.4;
    private const int TokensPerAnswer = 2;

    public static async Task<Measured> MeasureAsync(
        SuiteContext context, IInputExplainer explainer, CancellationToken cancellation)
    {
        var cases = context.DemoTruths.Facts.Take(context.Count(1, 24))
            .Select(fact => new DemoCase(context.Demo, fact.Prompt, blocks: 1)).ToList();
        var rows = new List<ScorecardRow>();
        foreach (var method in Methods.All)
        {
            var controls = new List<RandomControl>();
            foreach (var one in cases)
            {
                for (var i = 0; i < Math.Min(TokensPerAnswer, one.Targets.Tokens); i++)
                {
                    var explanation = await one.ExplainAsync(
                        explainer, method, one.Targets.Find($"token:{i}"), UnitKind.Token, TargetScale.Logit,
                        context.Options.Seed, cancellation).ConfigureAwait(false);
                    controls.Add(explanation.Control);
                }
            }

            rows.Add(Row(context, method, controls));
        }

        return new Measured(rows);
    }

    private static ScorecardRow Row(SuiteContext context, InputMethod method, List<RandomControl> controls) => new()
    {
        Id = $"p2.deletion.{Methods.Name(method)}",
        Title = $"Logit lost without the three strongest tokens by {Methods.Name(method)}, by that of random ones",
        Value = Ratio(controls),
        Unit = "ratio",
        Interval = Bootstrap.Of(controls, Ratio, context.Options.Seed),
        Samples = controls.Count,
        Seeds = [context.Options.Seed],
        Goal = Goal.AtLeast(RatioGoal),
        Baseline = new("reference on its own model", Reference),
        RandomControl = new("random tokens", 1),
        Note = FormattableString.Invariant(
            $"{controls.Average(c => c.Drop):0.00} against {controls.Average(c => c.RandomDrop):0.00} logits."),
    };

    private static double Ratio(IReadOnlyList<RandomControl> controls) =>
        controls.Sum(control => control.Drop) / controls.Sum(control => control.RandomDrop);
}
