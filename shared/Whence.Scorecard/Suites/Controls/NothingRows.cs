using Whence.Explanations.Inputs;
using Whence.Scorecard.Explaining;
using Whence.Scorecard.Rows;
using Whence.Scorecard.Statistics;
using Whence.Scorecard.Suites.PromptTokens;

namespace Whence.Scorecard.Suites.Controls;

/// <summary>The strongest score where no word decides, beside that where two do.</summary>
internal static class NothingRows
{
    private const int Words = 24;
    private const double Goal = 0.2;

    public static async Task<Measured> MeasureAsync(
        SuiteContext context, IInputExplainer explainer, CancellationToken cancellation)
    {
        var rows = new List<ScorecardRow>();
        foreach (var method in Methods.All)
        {
            var without = await TopScoresAsync(RuleKinds.None, method).ConfigureAwait(false);
            var with = await TopScoresAsync(RuleKinds.And, method).ConfigureAwait(false);
            rows.Add(Row(context, method, without, with));
        }

        return new Measured(rows);

        async Task<List<double>> TopScoresAsync(string kind, InputMethod method)
        {
            var scores = new List<double>();
            var prompts = context.RulebookTruths.Prompts.Where(p => p.Kind == kind && p.Words == Words);
            foreach (var prompt in prompts.Take(context.Count(3, 16)))
            {
                if (RuleCase.OfRightAnswer(context.Rulebook, prompt) is { } one)
                {
                    var ranked = await one.ExplainAsync(explainer, method, context.Options.Seed, cancellation)
                        .ConfigureAwait(false);
                    scores.Add(ranked.Words[0].Score);
                }
            }

            return scores;
        }
    }

    private static ScorecardRow Row(SuiteContext context, InputMethod method, List<double> without, List<double> with)
    {
        var measured = without.Count > 0 && with.Count > 0;
        return new ScorecardRow
        {
            Id = $"p6.none.{Methods.Name(method)}",
            Title = $"Strongest word by {Methods.Name(method)} where none decides, by that where two do",
            Value = measured ? Quantiles.Median(without) / Quantiles.Median(with) : null,
            Unit = "ratio",
            Interval = measured
                ? Bootstrap.Of(
                    without, some => Quantiles.Median(some) / Quantiles.Median(with), context.Options.Seed)
                : null,
            Samples = without.Count,
            Seeds = [context.RulebookTruths.Seed, context.Options.Seed],
            Goal = Rows.Goal.AtMost(Goal),
            Note = measured
                ? FormattableString.Invariant(
                    $"The same questions; medians {Quantiles.Median(without):0.00} and {Quantiles.Median(with):0.00}.")
                : "The model answers none of these prompts rightly.",
        };
    }
}
