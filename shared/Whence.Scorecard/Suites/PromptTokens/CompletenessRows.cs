using Whence.Explanations.Inputs;
using Whence.Scorecard.Explaining;
using Whence.Scorecard.Rows;
using Whence.Scorecard.Statistics;

namespace Whence.Scorecard.Suites.PromptTokens;

/// <summary>How far integrated gradients are from adding up to what they explain, with 64 evaluations.</summary>
internal static class CompletenessRows
{
    private const double Goal = 0.05;
    private const double Reference = 0.411;
    private const int TokensPerAnswer = 3;
    private const int Budget = 64;

    public static async Task<Measured> MeasureAsync(
        SuiteContext context, IInputExplainer explainer, CancellationToken cancellation)
    {
        var (errors, evaluations) = (new List<double>(), 0);
        foreach (var fact in context.DemoTruths.Facts.Take(context.Count(1, 24)))
        {
            var one = new DemoCase(context.Demo, fact.Prompt, blocks: 1);
            for (var i = 0; i < Math.Min(TokensPerAnswer, one.Targets.Tokens); i++)
            {
                var explanation = await one.ExplainAsync(
                    explainer, InputMethod.IntegratedGradients, one.Targets.Find($"token:{i}"), UnitKind.Token,
                    Methods.Scale, context.Options.Seed, cancellation, Budget).ConfigureAwait(false);
                errors.Add(explanation.Error.Value);
                evaluations = Math.Max(evaluations, explanation.Evaluations);
            }
        }

        return new Measured(new ScorecardRow
        {
            Id = "p2.completeness",
            Title = $"Completeness error of integrated gradients, at most {Budget} evaluations, mean",
            Value = errors.Average(),
            Unit = "share",
            Interval = Bootstrap.OfMean(errors, context.Options.Seed),
            Samples = errors.Count,
            Seeds = [context.Options.Seed],
            Goal = Rows.Goal.AtMost(Goal),
            Baseline = new("reference on its own model, 64 steps", Reference),
            Note = $"{evaluations} evaluations, of log-probabilities. " + FormattableString.Invariant(
                $"Median {Quantiles.Median(errors):0.0000}, nine in ten below {Quantiles.Of(errors, 0.9):0.000}, ")
                + FormattableString.Invariant($"largest {errors.Max():0.000}, where little was to be explained."),
        });
    }
}
