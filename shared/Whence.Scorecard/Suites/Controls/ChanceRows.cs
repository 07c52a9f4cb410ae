using Whence.Explanations.Inputs;
using Whence.Scorecard.Explaining;
using Whence.Scorecard.Rows;
using Whence.Scorecard.Statistics;
using Whence.Scorecard.Subjects;
using Whence.Scorecard.Suites.PromptTokens;
using Whence.Scorecard.Truths;

namespace Whence.Scorecard.Suites.Controls;

/// <summary>Recall that must fall to chance: of a model that learned nothing, and of truths dealt out wrongly.
/// </summary>
internal static class ChanceRows
{
    private const int Words = 24;
    private const ulong TwinOffset = 1000;
    private const double Deviations = 3;

    /// <summary>Asks fresh weights why they said what they said, and compares with the planted words.</summary>
    public static async Task<Measured> UntrainedAsync(
        SuiteContext context, IInputExplainer explainer, CancellationToken cancellation)
    {
        using var twin = Subject.Untrained(
            context.Rulebook.Package, context.Options.Seed + TwinOffset, context.Options.Threads);
        var prompts = Prompts(context);
        var cases = prompts.Select(prompt => (RuleCase.OfAnyAnswer(twin, prompt), prompt)).ToList();
        return await RowsAsync(context, explainer, "untrained", "untrained weights", cases, cancellation)
            .ConfigureAwait(false);
    }

    /// <summary>Compares each explanation with the planted places of another prompt.</summary>
    public static async Task<Measured> ShuffledAsync(
        SuiteContext context, IInputExplainer explainer, CancellationToken cancellation)
    {
        var prompts = Prompts(context);
        var cases = prompts.Select((prompt, i) => (
                Case: RuleCase.OfRightAnswer(context.Rulebook, prompt), Truth: prompts[(i + 1) % prompts.Count]))
            .Where(pair => pair.Case is not null).Select(pair => (pair.Case!, pair.Truth)).ToList();
        return await RowsAsync(context, explainer, "shuffled", "truths of another prompt", cases, cancellation)
            .ConfigureAwait(false);
    }

    private static List<RulebookPrompt> Prompts(SuiteContext context) =>
    [
        .. context.RulebookTruths.Prompts
            .Where(prompt => prompt.Kind == RuleKinds.Single && prompt.Words == Words)
            .Take(context.Count(4, 24)),
    ];

    private static async Task<Measured> RowsAsync(
        SuiteContext context,
        IInputExplainer explainer,
        string id,
        string title,
        List<(RuleCase Case, RulebookPrompt Truth)> cases,
        CancellationToken cancellation)
    {
        var rows = new List<ScorecardRow>();
        foreach (var method in Methods.All)
        {
            var (found, chance) = (0, 0.0);
            foreach (var (one, truth) in cases)
            {
                var ranked = await one.ExplainAsync(explainer, method, context.Options.Seed, cancellation)
                    .ConfigureAwait(false);
                found += ranked.Rank(truth.Needed.Single()) == 0 ? 1 : 0;
                chance += 1.0 / ranked.Words.Count / cases.Count;
            }

            rows.Add(Row(context, $"p6.{id}.{Methods.Name(method)}", $"{Methods.Name(method)}: {title}", found,
                cases.Count, chance));
        }

        return new Measured(rows);
    }

    private static ScorecardRow Row(
        SuiteContext context, string id, string title, int found, int count, double chance) => new()
    {
        Id = id,
        Title = $"Recall at chance, {title}",
        Value = count == 0 ? null : (double)found / count,
        Unit = "recall",
        Interval = count == 0 ? null : Wilson.Of(found, count),
        Samples = count,
        Seeds = [context.RulebookTruths.Seed, context.Options.Seed],
        Goal = count == 0 ? null : Goal.AtMost(chance + (Deviations * Math.Sqrt(chance * (1 - chance) / count))),
        RandomControl = new("random order", chance),
        Note = count == 0 ? "The model answers none of these prompts rightly." : "Goal: three deviations above chance.",
    };
}
