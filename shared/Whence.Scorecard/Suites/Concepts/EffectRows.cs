using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Scorecard.Rows;
using Whence.Scorecard.Statistics;
using Whence.Steering.Runs;

namespace Whence.Scorecard.Suites.Concepts;

/// <summary>Whether steering changes its own concept and random concepts as strong do not; whole answers with their
/// unsteered twins, and prompting as the simpler way. A control is the mean of several draws: in one answer of a block
/// a single word of the concept, written by chance, counts as much as steering does.</summary>
internal static class EffectRows
{
    private const double Significant = 0.01;
    private const double Indistinguishable = 0.05;
    private const int ControlDraws = 2;
    private const string Free = "Free answers of one block, so texts differ.";

    public static Measured Measure(SuiteContext context, CancellationToken cancellation)
    {
        var seed = context.Options.Seed;
        var facts = context.DemoTruths.Facts;
        var pairs = SteeredConcepts.Draw(context.Demo, context.Count(4, int.MaxValue), seed).Select((concept, i) =>
        {
            var prompt = facts[i % facts.Count].Prompt;
            return Compare(context, concept.Id, concept.Name, prompt, seed + (ulong)i, cancellation);
        }).ToList();
        return new Measured([.. Rows(pairs, seed)]);
    }

    private static IEnumerable<ScorecardRow> Rows(List<Effect> effects, ulong seed)
    {
        double[] steered = [.. effects.Select(effect => effect.Steered)];
        double[] control = [.. effects.Select(effect => effect.Control)];
        double[] prompting = [.. effects.Select(effect => effect.Prompted)];
        yield return Row("change", "Probability that steering adds to the concept's words", steered.Average()) with
        {
            Unit = "probability",
            Interval = Bootstrap.OfMean(steered, seed),
            Baseline = new("prompting with the concept's name", prompting.Average()),
            RandomControl = new("random concepts as strong, two draws each", control.Average()),
        };
        yield return Row("p.steering", "Steering changes nothing (permutation test)", P(steered)) with
        {
            Goal = Goal.Below(Significant),
        };
        yield return Row("p.control", "Random concepts change nothing (permutation test)", P(control)) with
        {
            Goal = Goal.AtLeast(Indistinguishable),
            Note = FormattableString.Invariant($"{Free} Mean change {control.Average():0.00000}, median ")
                + FormattableString.Invariant($"{Quantiles.Median(control):0.00000}; the goal is not to be ")
                + "distinguishable from none. Controls point elsewhere: docs/STEERING.md.",
        };
        double[] advantage = [.. steered.Zip(control, (a, b) => a - b)];
        yield return Row("p.against", "Steering changes as much as random concepts do", P(advantage)) with
        {
            Goal = Goal.Below(Significant),
        };
        double[] overPrompting = [.. steered.Zip(prompting, (a, b) => a - b)];
        yield return Row("p.prompting", "Steering changes as much as prompting does", P(overPrompting));

        double P(double[] differences) => PermutationTest.OfPaired(differences, seed);

        ScorecardRow Row(string id, string title, double value) => new()
        {
            Id = $"p4.effect.{id}",
            Title = title,
            Value = value,
            Unit = "p",
            Samples = effects.Count,
            Seeds = [seed],
            Note = Free,
        };
    }

    private static Effect Compare(
        SuiteContext context, int concept, string name, string prompt, ulong seed, CancellationToken cancellation)
    {
        var demo = context.Demo;
        var options = SteeredConcepts.Options(demo);
        var steered = options with { Steering = SteeredConcepts.Amplify(demo, concept) };
        var run = new SteeredRun(demo.Package, demo.Denoiser);
        var request = new DecodeRequest(demo.Encode(prompt), steered);
        var plans = Enumerable.Range(0, ControlDraws)
            .Select(draw => run.Plan(request, (seed * ControlDraws) + (ulong)draw)).ToList();
        var answers = new Decoder(demo.Denoiser, new DecodeOptions { ReadConcepts = false }).Decode(
            [plans[0].Steered, plans[0].Unsteered, .. plans.Select(plan => plan.Control)], cancellation: cancellation);
        var mass = new ConceptMass(demo.Denoiser, ConceptKind.Known, concept);
        double[] masses = [.. answers.Select((answer, i) => mass.Of(answer.Trace, Options(i)))];
        var named = $"This is about {name.Replace('-', ' ')}. {prompt}";
        var prompted = mass.Of(demo.Decode(named, options).Trace, options);
        return new Effect(masses[0] - masses[1], masses[2..].Average() - masses[1], prompted - masses[1]);

        GenerationOptions Options(int answer) => answer switch
        {
            0 => steered,
            1 => options,
            _ => plans[answer - 2].Control.Options,
        };
    }

    private sealed record Effect(double Steered, double Control, double Prompted);
}
