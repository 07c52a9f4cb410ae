using Whence.Engine.Concepts;
using Whence.Engine.Steering;
using Whence.Scorecard.Rows;
using Whence.Scorecard.Statistics;
using Whence.Scorecard.Subjects;

namespace Whence.Scorecard.Suites.Concepts;

/// <summary>Whether the mask of suppression leaves alone what speaks against the concept (equation 21).</summary>
internal static class GateRows
{
    public static Measured Measure(SuiteContext context)
    {
        var concepts = SteeredConcepts.Draw(context.Demo, context.Count(8, 60), context.Options.Seed);
        var rises = concepts.Select(concept => Rises(context.Demo, concept.Id)).ToList();
        return new Measured(new ScorecardRow
        {
            Id = "p4.gate",
            Title = "Largest rise of any token's logit by the mask of a suppressed concept",
            Value = rises.Max(rise => rise.Gated),
            Unit = "logits",
            Interval = Bootstrap.Of(rises, sample => sample.Max(rise => rise.Gated), context.Options.Seed),
            Samples = rises.Count,
            Seeds = [context.Options.Seed],
            Goal = Goal.AtMost(0),
            Baseline = new("subtracting without the gate, mean of the largest", rises.Average(rise => rise.Naive)),
            Note = "Of the weights alone; on average "
                + $"{rises.Average(rise => rise.AntiAligned):0} tokens speak against a concept.",
        });
    }

    private static (double Gated, double Naive, int AntiAligned) Rises(Subject subject, int concept)
    {
        var options = SteeredConcepts.Suppress(subject, concept);
        var mask = new SteeringPlan(options, subject.Denoiser).LogitMask!;
        var embedding = new float[subject.Config.Width];
        subject.Denoiser.ConceptEmbedding(ConceptKind.Known, concept, embedding);
        var alignments = new float[subject.Config.VocabularySize];
        subject.Denoiser.Logits(embedding, 1, alignments);
        return (
            mask.Max(value => -(double)value),
            options.LogitMask[concept] * alignments.Max(alignment => -(double)alignment),
            alignments.Count(alignment => alignment < 0));
    }
}
