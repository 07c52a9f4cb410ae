using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Engine.Steering;
using Whence.Scorecard.Rows;
using Whence.Scorecard.Statistics;
using Whence.Scorecard.Subjects;
using Whence.Steering.Runs;

namespace Whence.Scorecard.Suites.Concepts;

/// <summary>Whether more strength is more of the concept. A block of masks is decided in one step, so that the same
/// state is read at every strength.</summary>
internal static class DoseRows
{
    private const double Goal = 0.95;
    private const int Orders = 120; // of five strengths, one of which rises
    private static readonly float[] Strengths = [0, 0.5f, 1, 2, 4];

    public static Measured Measure(SuiteContext context)
    {
        string[] prompts = [.. context.DemoTruths.Facts.Take(context.Count(2, 8)).Select(fact => fact.Prompt)];
        var demo = Curves(context, context.Demo, context.Count(2, 40), prompts);
        string[] notes =
            [.. context.RulebookTruths.Prompts.Take(context.Count(2, 8)).Select(prompt => prompt.Prompt)];
        var rulebook = Curves(context, context.Rulebook, context.Count(2, 40), notes);
        return new Measured(
            [Row(context, "demo", "demonstration model", demo), Row(context, "rulebook", "rulebook", rulebook)],
            [
                new Plot(
                    "Probability of a concept's own words as it is amplified",
                    "strength, logits",
                    "probability",
                    [Line(context, "demonstration model", demo), Line(context, "rulebook", rulebook)]),
            ]);
    }

    // For each concept the mean mass over prompts at every strength.
    private static List<double[]> Curves(SuiteContext context, Subject subject, int concepts, string[] prompts) =>
    [
        .. SteeredConcepts.Draw(subject, concepts, context.Options.Seed).Select(concept =>
        {
            var mass = new ConceptMass(subject.Denoiser, ConceptKind.Known, concept.Id);
            return Strengths.Select(At).ToArray();

            double At(float strength) => prompts.Average(prompt => Mass(subject, concept.Id, strength, prompt, mass));
        }),
    ];

    private static double Mass(Subject subject, int concept, float strength, string prompt, ConceptMass mass)
    {
        var options = subject.Stopping(GenerationOptions.Greedy(subject.Config.BlockLength, steps: 1)) with
        {
            Steering = strength == 0
                ? null
                : SteeredConcepts.Amplify(subject, concept) with { Strength = strength, CutoffTokens = null },
        };
        return mass.Of(subject.Decode(prompt, options).Trace, options);
    }

    private static ScorecardRow Row(SuiteContext context, string id, string model, List<double[]> curves)
    {
        var rising = curves.Count(curve => curve.Zip(curve.Skip(1)).All(pair => pair.Second >= pair.First));
        return new ScorecardRow
        {
            Id = $"p4.monotone.{id}",
            Title = $"Concepts whose words grow likelier with every strength, {model}",
            Value = (double)rising / curves.Count,
            Unit = "share",
            Interval = Wilson.Of(rising, curves.Count),
            Samples = curves.Count,
            Seeds = [context.Options.Seed],
            Goal = Rows.Goal.AtLeast(Goal),
            RandomControl = new("rising by chance", 1.0 / Orders),
            Note = "A block of masks decided in one step, the same state at every strength. "
                + FormattableString.Invariant($"Mean probability {curves.Average(c => c[0]):0.0000} without, ")
                + FormattableString.Invariant($"{curves.Average(c => c[^1]):0.000} at {Strengths[^1]:0} logits."),
        };
    }

    private static PlotLine Line(SuiteContext context, string name, List<double[]> curves) => new(
        name,
        [
            .. Strengths.Select((strength, i) =>
            {
                double[] masses = [.. curves.Select(curve => curve[i])];
                return new MeasuredPoint(strength, masses.Average(), Bootstrap.OfMean(masses, context.Options.Seed));
            }),
        ]);
}
