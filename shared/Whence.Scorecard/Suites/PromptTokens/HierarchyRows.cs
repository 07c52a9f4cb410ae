using Whence.Explanations.Inputs;
using Whence.Scorecard.Explaining;
using Whence.Scorecard.Rows;
using Whence.Scorecard.Statistics;

namespace Whence.Scorecard.Suites.PromptTokens;

/// <summary>Whether hierarchical perturbation finds in long prompts what the iterative method finds, for less.
/// </summary>
internal static class HierarchyRows
{
    private const int Words = 288;
    private const double CostGoal = 0.2;
    private const double RecallGoal = 0.95;
    private static readonly string[] Kinds = [RuleKinds.Single, RuleKinds.And, RuleKinds.OrOne];

    public static async Task<Measured> MeasureAsync(
        SuiteContext context, IInputExplainer explainer, CancellationToken cancellation)
    {
        var cases = Kinds.SelectMany(kind => context.RulebookTruths.Prompts
                .Where(prompt => prompt.Kind == kind && prompt.Words == Words).Take(context.Count(1, 16)))
            .Select(prompt => RuleCase.OfRightAnswer(context.Rulebook, prompt)).OfType<RuleCase>().ToList();
        var pairs = new List<Pair>();
        foreach (var one in cases)
        {
            var itp = await ExplainAsync(one, InputMethod.IterativePerturbation).ConfigureAwait(false);
            var hipe = await ExplainAsync(one, InputMethod.HierarchicalPerturbation).ConfigureAwait(false);
            pairs.Add(new Pair(one, itp, hipe));
        }

        return new Measured([.. Rows(context, pairs)]);

        Task<RankedWords> ExplainAsync(RuleCase one, InputMethod method) =>
            one.ExplainAsync(explainer, method, context.Options.Seed, cancellation);
    }

    private static IEnumerable<ScorecardRow> Rows(SuiteContext context, List<Pair> pairs)
    {
        if (pairs.Count == 0)
        {
            yield return Row(
                context, pairs, "cost", "Evaluations of hipe", _ => 0) with { Value = null, Note = "No right answer." };
            yield break;
        }

        var units = pairs[0].Hipe.Explanation.Units.Count;
        yield return Row(context, pairs, "cost", $"Evaluations of hipe by those of itp, {units} words", Cost) with
        {
            Goal = Goal.AtMost(CostGoal),
            Baseline = new("itp, evaluations", pairs.Average(pair => pair.Itp.Explanation.Evaluations)),
            Note = FormattableString.Invariant(
                $"Median {Quantiles.Median(pairs.Select(pair => (double)pair.Hipe.Explanation.Evaluations)):0}, most ")
                + $"{pairs.Max(pair => pair.Hipe.Explanation.Evaluations)}; fell back to itp in "
                + $"{pairs.Count(pair => Cost([pair]) >= 1)} of {pairs.Count}.",
        };
        yield return Row(context, pairs, "recall", "Words that hipe finds by those that itp finds", Found) with
        {
            Goal = Goal.AtLeast(RecallGoal),
            Baseline = new("recall of itp", pairs.Average(pair => Recall(pair, pair.Itp))),
            RandomControl = new("random order", pairs.Average(p => p.Hipe.Chance([.. p.Case.Prompt.Needed]))),
        };
        yield return Row(context, pairs, "agreement", "Rank correlation of hipe with itp", sample =>
            sample.Average(pair => Correlation.Spearman(Scores(pair.Itp), Scores(pair.Hipe)))) with
        {
            Note = "Words that nothing depends on have no true order, so this is far below one.",
        };
    }

    private static double Cost(IReadOnlyList<Pair> pairs) =>
        pairs.Average(pair => (double)pair.Hipe.Explanation.Evaluations) / pairs.Average(
            pair => (double)pair.Itp.Explanation.Evaluations);

    private static double Found(IReadOnlyList<Pair> pairs) =>
        pairs.Sum(pair => Recall(pair, pair.Hipe)) / Math.Max(1e-9, pairs.Sum(pair => Recall(pair, pair.Itp)));

    private static double Recall(Pair pair, RankedWords ranked) => ranked.Recall([.. pair.Case.Prompt.Needed]);

    private static double[] Scores(RankedWords ranked) => [.. ranked.Explanation.Units.Select(unit => unit.Score)];

    private static ScorecardRow Row(
        SuiteContext context,
        List<Pair> pairs,
        string id,
        string title,
        Func<IReadOnlyList<Pair>, double> value) => new()
    {
        Id = $"p2.hipe.{id}",
        Title = title,
        Value = pairs.Count == 0 ? null : value(pairs),
        Unit = id == "agreement" ? "rho" : "ratio",
        Interval = pairs.Count == 0 ? null : Bootstrap.Of(pairs, value, context.Options.Seed),
        Samples = pairs.Count,
        Seeds = [context.RulebookTruths.Seed, context.Options.Seed],
    };

    private sealed record Pair(RuleCase Case, RankedWords Itp, RankedWords Hipe);
}
