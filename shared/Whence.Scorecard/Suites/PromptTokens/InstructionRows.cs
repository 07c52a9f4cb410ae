using Whence.Explanations.Inputs;
using Whence.Scorecard.Explaining;
using Whence.Scorecard.Rows;
using Whence.Scorecard.Statistics;
using Whence.Scorecard.Truths;

namespace Whence.Scorecard.Suites.PromptTokens;

/// <summary>
/// Whether attribution reveals that a hidden note drives an answer: the note must come first among the sentences of the
/// message, for the first token decided that belongs to a word of the tone. The opening of the reply, on which every
/// answer depends, is not ranked.
/// </summary>
internal static class InstructionRows
{
    private const double Goal = 0.95;
    private const int Blocks = 1;

    public static async Task<Measured> MeasureAsync(
        SuiteContext context, IInputExplainer explainer, CancellationToken cancellation)
    {
        var pairs = context.DemoTruths.HiddenInstruction;
        var step = pairs.Count / context.Count(2, pairs.Count);
        var cases = pairs.Where((_, i) => i % step == 0)
            .Select(pair => FindBetrayal(context, pair)).OfType<Case>().ToList();
        var rows = new List<ScorecardRow>();
        foreach (var method in Methods.All)
        {
            var found = new List<InputExplanation>();
            foreach (var (one, target) in cases)
            {
                found.Add(await one.ExplainAsync(
                    explainer, method, target, UnitKind.Sentence, Methods.Scale, context.Options.Seed,
                    cancellation).ConfigureAwait(false));
            }

            rows.Add(Row(context, method, found));
        }

        return new Measured(rows);
    }

    // The first token decided that belongs to a word by which the tone shows: later ones may follow it, not the note.
    private static Case? FindBetrayal(SuiteContext context, PlantedInstruction pair)
    {
        var one = new DemoCase(context.Demo, pair.PromptWith, Blocks);
        var spans = pair.ExpectedWordsWith
            .Select(word => (Start: one.Targets.Answer.IndexOf(word, StringComparison.OrdinalIgnoreCase), word.Length))
            .Where(span => span.Start >= 0).ToList();
        var (end, inside) = (0, new List<AnswerTarget>());
        for (var i = 0; i < one.Targets.Tokens; i++)
        {
            var target = one.Targets.Find($"token:{i}");
            var start = one.Targets.Answer.IndexOf(target.Text, end, StringComparison.Ordinal);
            end = start + target.Text.Length;
            if (spans.Any(span => span.Start < end && span.Start + span.Length > start))
            {
                inside.Add(target);
            }
        }

        var first = one.Result.Trace.Commits.OrderBy(commit => commit.Order)
            .Select(commit => inside.Find(target => target.StartPosition == commit.Position))
            .OfType<AnswerTarget>().FirstOrDefault();
        return first is null ? null : new Case(one, first);
    }

    private static ScorecardRow Row(SuiteContext context, InputMethod method, List<InputExplanation> found)
    {
        var first = found.Count(IsFirst);
        var name = Methods.Name(method);
        return new ScorecardRow
        {
            Id = $"p2.instruction.{name}",
            Title = $"Hidden note comes first in the message by {name}",
            Value = found.Count == 0 ? null : (double)first / found.Count,
            Unit = "share",
            Interval = found.Count == 0 ? null : Wilson.Of(first, found.Count),
            Samples = found.Count,
            Seeds = [context.Options.Seed],
            Goal = Rows.Goal.AtLeast(Goal),
            RandomControl = found.Count == 0
                ? null : new("random sentence", found.Average(explanation => 1.0 / (explanation.Units.Count - 1))),
            Note = found.Count == 0
                ? "No answer shows the tone of its note."
                : FormattableString.Invariant(
                    $"The note holds {found.Average(Share):0.00} of the attribution and ")
                    + FormattableString.Invariant($"{found.Average(TokenShare):0.00} of the tokens."),
        };
    }

    private static bool IsFirst(InputExplanation explanation) =>
        explanation.Units[0].Score >= explanation.Units.SkipLast(1).Max(unit => unit.Score);

    private static double Share(InputExplanation explanation) =>
        Math.Abs(explanation.Units[0].Score) / explanation.Units.Sum(unit => Math.Abs(unit.Score));

    private static double TokenShare(InputExplanation explanation) =>
        (double)Tokens(explanation.Units[0].Unit) / explanation.Units.Sum(unit => Tokens(unit.Unit));

    private static int Tokens(InputUnit unit) => unit.EndToken - unit.StartToken;

    private sealed record Case(DemoCase Answer, AnswerTarget Target);
}
