using Whence.Explanations.Inputs;
using Whence.Scorecard.Explaining;
using Whence.Scorecard.Rows;
using Whence.Scorecard.Statistics;
using Whence.Scorecard.Truths;

namespace Whence.Scorecard.Suites.PromptTokens;

/// <summary>
/// Whether attribution reveals that a hidden note drives an answer: the note must speak for the token that betrays it,
/// and more than any other sentence of the message does; no tie is broken in its favour. The opening of the reply, on
/// which every answer depends, is not ranked.
/// </summary>
internal static class InstructionRows
{
    private const double Goal = 0.95;

    public static async Task<Measured> MeasureAsync(
        SuiteContext context, IInputExplainer explainer, CancellationToken cancellation)
    {
        var pairs = context.DemoTruths.HiddenInstruction;
        var step = pairs.Count / context.Count(2, pairs.Count);
        var asked = pairs.Where((_, i) => i % step == 0).ToList();
        var cases = asked.Select(pair => Betrayal.Find(context, pair)).OfType<Betrayal>().ToList();
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

            rows.Add(Row(context, method, found, asked.Count));
        }

        return new Measured(rows);
    }

    private static ScorecardRow Row(
        SuiteContext context, InputMethod method, List<InputExplanation> found, int asked)
    {
        var first = found.Count(explanation => ReciprocalRank(explanation) == 1);
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
            Note = found.Count == 0 ? "No answer has a word of the tone that hangs on its note." : Note(found, asked),
        };
    }

    private static string Note(List<InputExplanation> found, int asked) => FormattableString.Invariant(
            $"Mean reciprocal rank {found.Average(ReciprocalRank):0.00}; the note holds ")
        + FormattableString.Invariant(
            $"{found.Average(Share):0.00} of the attribution and {found.Average(TokenShare):0.00} of the tokens. ")
        + "Asked for the first token decided of a word of the tone that has a probability of at least one half under "
        + $"its note and less under the opposite one; {asked - found.Count} of {asked} answers have none.";

    /// <summary>Returns one over the rank of the note, the first unit, among the sentences of the message; 0 where it
    /// does not speak for the token.</summary>
    internal static double ReciprocalRank(InputExplanation explanation)
    {
        var note = explanation.Units[0].Score;
        return note > 0 ? 1.0 / (1 + explanation.Units.Skip(1).SkipLast(1).Count(unit => unit.Score >= note)) : 0;
    }

    /// <summary>Returns the part of all attribution that the note holds; 0 where there is none.</summary>
    internal static double Share(InputExplanation explanation)
    {
        var all = explanation.Units.Sum(unit => Math.Abs(unit.Score));
        return all > 0 ? Math.Abs(explanation.Units[0].Score) / all : 0;
    }

    private static double TokenShare(InputExplanation explanation) =>
        (double)Tokens(explanation.Units[0].Unit) / explanation.Units.Sum(unit => Tokens(unit.Unit));

    private static int Tokens(InputUnit unit) => unit.EndToken - unit.StartToken;
}
