using Whence.Scorecard.Rows;
using Whence.Scorecard.Statistics;
using Whence.Scorecard.Subjects;

namespace Whence.Scorecard.Suites.PromptTokens;

/// <summary>Whether the model follows its rules at all: a model that does not is no ground to test attribution on.
/// </summary>
internal static class KnowledgeRows
{
    private const double SingleGoal = 0.99;
    private const double PairGoal = 0.95;
    private const int TwinOffset = 1000;

    public static Measured Measure(SuiteContext context)
    {
        using var twin = Subject.Untrained(
            context.Rulebook.Package, context.Options.Seed + TwinOffset, context.Options.Threads);
        return new Measured([.. RuleKinds.Planted.Append(RuleKinds.None).Select(kind => Row(context, twin, kind))]);
    }

    private static ScorecardRow Row(SuiteContext context, Subject twin, string kind)
    {
        var prompts = context.RulebookTruths.Prompts.Where(prompt => prompt.Kind == kind)
            .Take(context.Count(12, int.MaxValue)).ToList();
        var right = Right(context.Rulebook);
        return new ScorecardRow
        {
            Id = $"p2.rules.{kind}",
            Title = $"The model answers by its rules: {RuleKinds.Title(kind)}",
            Value = (double)right / prompts.Count,
            Unit = "share",
            Interval = Wilson.Of(right, prompts.Count),
            Samples = prompts.Count,
            Seeds = [context.RulebookTruths.Seed],
            Goal = Goal.AtLeast(kind == RuleKinds.Single ? SingleGoal : PairGoal),
            RandomControl = new("untrained weights", (double)Right(twin) / prompts.Count),
        };

        int Right(Subject subject) =>
            prompts.Count(prompt => RuleAnswers.IsRight(subject, prompt, RuleAnswers.Decode(subject, prompt)));
    }
}
