using Whence.Explanations.Inputs;
using Whence.Scorecard.Explaining;
using Whence.Scorecard.Rows;
using Whence.Scorecard.Statistics;
using Whence.Scorecard.Truths;

namespace Whence.Scorecard.Suites.PromptTokens;

/// <summary>How many of the words that an answer needs each method finds, by kind of rule.</summary>
internal static class RecallRows
{
    private const double SingleGoal = 0.95;
    private static readonly int[] Lengths = [24, 64];

    /// <summary>Measures on the prompts on which methods were compared while they were written.</summary>
    public static Task<Measured> MeasureAsync(
        SuiteContext context, IInputExplainer explainer, IReadOnlyList<string> kinds, CancellationToken cancellation) =>
        MeasureAsync(context, explainer, kinds, "recall", context.RulebookTruths, cancellation);

    /// <summary>Measures on prompts on which nothing was chosen.</summary>
    public static Task<Measured> MeasureHeldOutAsync(
        SuiteContext context, IInputExplainer explainer, IReadOnlyList<string> kinds, CancellationToken cancellation) =>
        MeasureAsync(context, explainer, kinds, "held_out", context.HeldOutTruths, cancellation);

    private static async Task<Measured> MeasureAsync(
        SuiteContext context,
        IInputExplainer explainer,
        IReadOnlyList<string> kinds,
        string id,
        RulebookTruths truths,
        CancellationToken cancellation)
    {
        var rows = new List<ScorecardRow>();
        foreach (var kind in kinds)
        {
            var cases = Cases(context, truths, kind);
            foreach (var method in Methods.All)
            {
                var row = await RowAsync(context, explainer, kind, method, cases, cancellation).ConfigureAwait(false);
                rows.Add(row with { Id = $"p2.{id}.{kind}.{Methods.Name(method)}" });
            }
        }

        return new Measured(rows);
    }

    private static List<RuleCase> Cases(SuiteContext context, RulebookTruths truths, string kind) =>
    [
        .. Lengths.SelectMany(length => truths.Prompts
                .Where(prompt => prompt.Kind == kind && prompt.Words == length)
                .Take(context.Count(1, 16)))
            .Select(prompt => RuleCase.OfRightAnswer(context.Rulebook, prompt))
            .OfType<RuleCase>(),
    ];

    private static async Task<ScorecardRow> RowAsync(
        SuiteContext context,
        IInputExplainer explainer,
        string kind,
        InputMethod method,
        List<RuleCase> cases,
        CancellationToken cancellation)
    {
        var found = new List<(RankedWords Ranked, RuleCase Case)>();
        foreach (var one in cases)
        {
            var seed = context.Options.Seed + (ulong)found.Count;
            found.Add((await one.ExplainAsync(explainer, method, seed, cancellation).ConfigureAwait(false), one));
        }

        var name = Methods.Name(method);
        var recalls = found.Select(f => f.Ranked.Recall([.. f.Case.Prompt.Needed])).ToList();
        return new ScorecardRow
        {
            Id = name,
            Title = $"Words found by {name}: {RuleKinds.Title(kind)}",
            Value = recalls.Count == 0 ? null : recalls.Average(),
            Unit = "recall",
            Interval = recalls.Count == 0 ? null : Bootstrap.OfMean(recalls, context.Options.Seed),
            Samples = recalls.Count,
            Seeds = [context.RulebookTruths.Seed, context.Options.Seed],
            Goal = kind == RuleKinds.Single ? Goal.AtLeast(SingleGoal) : null,
            RandomControl = recalls.Count == 0
                ? null
                : new("random order", found.Average(f => f.Ranked.Chance([.. f.Case.Prompt.Needed]))),
            Note = Note(kind, found),
        };
    }

    private static string? Note(string kind, List<(RankedWords Ranked, RuleCase Case)> found)
    {
        if (found.Count == 0)
        {
            return "The model answers none of these prompts rightly, so there is nothing to find.";
        }

        var precision = found.Average(f => f.Ranked.Precision([.. f.Case.Prompt.Needed]));
        var bySize = found.Average(f => f.Ranked.RecallBySize([.. f.Case.Prompt.Needed]));
        var evaluations = Quantiles.Median(found.Select(f => (double)f.Ranked.Explanation.Evaluations));
        var opposing = found.SelectMany(
            f => f.Case.Prompt.Planted.Where(word => word.Role == "against").Select(f.Ranked.Score)).ToList();
        var pulls = opposing.Count == 0
            ? ""
            : $", words that speak against it score at most 0 in {opposing.Count(score => score <= 0)} "
                + $"of {opposing.Count}";
        return FormattableString.Invariant(
            $"Precision {precision:0.00}, recall by size {bySize:0.00}, {evaluations:0} evaluations (median){pulls}.");
    }
}
