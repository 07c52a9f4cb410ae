using Whence.Explanations.Inputs;
using Whence.Scorecard.Explaining;
using Whence.Scorecard.Rows;
using Whence.Scorecard.Statistics;
using Whence.Scorecard.Truths;

namespace Whence.Scorecard.Suites.PromptTokens;

/// <summary>
/// Whether attribution reveals that a hidden note drives an answer: the note must come first among the sentences of
/// the prompt for the word that shows its tone.
/// </summary>
internal static class InstructionRows
{
    private const double Goal = 0.95;
    private const int Blocks = 2;

    public static async Task<Measured> MeasureAsync(
        SuiteContext context, IInputExplainer explainer, CancellationToken cancellation)
    {
        var pairs = context.DemoTruths.HiddenInstruction;
        var step = pairs.Count / context.Count(4, pairs.Count);
        var cases = pairs.Where((_, i) => i % step == 0)
            .Select(pair => (Pair: pair, Case: new DemoCase(context.Demo, pair.PromptWith, Blocks)))
            .Where(c => Betrayal(c.Case, c.Pair) is not null).ToList();
        var rows = new List<ScorecardRow>();
        foreach (var method in Methods.All)
        {
            var found = new List<InputExplanation>();
            foreach (var (pair, one) in cases)
            {
                found.Add(await one.ExplainAsync(
                    explainer, method, Betrayal(one, pair)!, UnitKind.Sentence, null, context.Options.Seed, cancellation)
                    .ConfigureAwait(false));
            }

            rows.Add(Row(context, method, found));
        }

        return new Measured(rows);
    }

    // The first token of the answer that holds a piece of one of the words by which the tone shows.
    private static AnswerTarget? Betrayal(DemoCase one, PlantedInstruction pair)
    {
        var answer = one.Targets.Answer;
        var starts = pair.ExpectedWordsWith
            .Select(word => answer.IndexOf(word, StringComparison.OrdinalIgnoreCase)).Where(i => i >= 0).ToList();
        if (starts.Count == 0)
        {
            return null;
        }

        var read = 0;
        for (var i = 0; i < one.Targets.Tokens; i++)
        {
            var target = one.Targets.Find($"token:{i}");
            read = answer.IndexOf(target.Text, read, StringComparison.Ordinal) + target.Text.Length;
            if (read > starts.Min())
            {
                return target;
            }
        }

        return null;
    }

    private static ScorecardRow Row(SuiteContext context, InputMethod method, List<InputExplanation> found)
    {
        var first = found.Count(IsFirst);
        var name = Methods.Name(method);
        return new ScorecardRow
        {
            Id = $"p2.instruction.{name}",
            Title = $"Hidden note is the first sentence by {name}",
            Value = found.Count == 0 ? null : (double)first / found.Count,
            Unit = "share",
            Interval = found.Count == 0 ? null : Wilson.Of(first, found.Count),
            Samples = found.Count,
            Seeds = [context.Options.Seed],
            Goal = Rows.Goal.AtLeast(Goal),
            RandomControl = found.Count == 0
                ? null : new("random sentence", found.Average(explanation => 1.0 / explanation.Units.Count)),
            Note = found.Count == 0
                ? "The model follows none of these notes."
                : FormattableString.Invariant(
                    $"The note holds {found.Average(Share):0.00} of the attribution and ")
                    + FormattableString.Invariant($"{found.Average(TokenShare):0.00} of the tokens."),
        };
    }

    private static bool IsFirst(InputExplanation explanation) =>
        explanation.Units[0].Score >= explanation.Units.Max(unit => unit.Score);

    private static double Share(InputExplanation explanation) =>
        Math.Abs(explanation.Units[0].Score) / explanation.Units.Sum(unit => Math.Abs(unit.Score));

    private static double TokenShare(InputExplanation explanation) =>
        (double)Tokens(explanation.Units[0].Unit) / explanation.Units.Sum(unit => Tokens(unit.Unit));

    private static int Tokens(InputUnit unit) => unit.EndToken - unit.StartToken;
}
