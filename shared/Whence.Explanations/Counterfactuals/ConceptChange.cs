using Whence.Engine.Concepts;
using Whence.Engine.Counterfactuals;
using Whence.Engine.Denoising;
using Whence.Engine.Replay;

namespace Whence.Explanations.Counterfactuals;

/// <summary>What edits of concepts do on the frozen trajectory, beside random edits of the same size.</summary>
internal static class ConceptChange
{
    private const int Draws = 32; // in closed form they cost nothing
    private const int FewDifferent = Draws / 4;

    public static FrozenChange Measure(
        IDenoiser denoiser, RecordedGeneration generation, CounterfactualQuestion question)
    {
        var edits = new EditOptions { Concepts = question.Concepts, Residual = question.Residual };
        var targets = CounterfactualChecks.Targets(generation, question);
        var trajectory = new FrozenTrajectory(denoiser, generation, targets);
        var (predicted, observed) = (trajectory.Predict(edits), trajectory.Observe(edits));
        var random = new RandomEdits(trajectory, edits, question.Seed);
        var controls = Enumerable.Range(0, Draws).Select(random.Draw).OfType<EditOptions>().ToList();
        return new FrozenChange(
            trajectory.Logits.Sum(),
            predicted.Sum(),
            observed.Sum(),
            trajectory.ObserveBf16(edits).Sum(),
            predicted.Zip(observed, (one, other) => Math.Abs(one - other)).Max(),
            [.. controls.Select(control => trajectory.Predict(control).Sum())],
            [.. edits.Concepts.Select(edit => Effect(trajectory, edit))],
            trajectory.Forwards,
            Recordings.With(generation, edits, denoiser.Config),
            controls.Count > 0 ? Recordings.With(generation, controls[0], denoiser.Config) : null,
            Note(generation, edits, controls));
    }

    // What is edited and how, whatever the order.
    private static string Key(EditOptions edits) => string.Join(
        ' ', edits.Concepts.Select(edit => edit.ToString()).Order(StringComparer.Ordinal));

    private static EditEffect Effect(FrozenTrajectory trajectory, ConceptEdit edit)
    {
        var alone = new EditOptions { Concepts = [edit] };
        return new EditEffect(
            edit,
            trajectory.Weights(edit.Kind, edit.Concept).Average(),
            trajectory.Weights(edit.Kind, edit.Concept, alone).Average(),
            trajectory.Predict(alone).Sum());
    }

    private static string? Note(RecordedGeneration generation, EditOptions edits, List<EditOptions> controls)
    {
        var different = controls.DistinctBy(Key).Count();
        var notes = new[]
        {
            generation.Options.GuidanceScale > 0
                ? "Guidance was on; the frozen trajectory is that of the conditional branch."
                : null,
            edits.Residual == ResidualMode.Zeroed
                ? "The residual is zeroed: every change, that of the random edits too, holds the residual's own part."
                : null,
            controls.Count == 0 ? "No other concept of its kind counted here, so there is no random control." : null,
            different is > 0 and < FewDifferent
                ? $"The {controls.Count} random edits are of {different} different sets of concepts, since few come " +
                    "near in weight: their deviation says little."
                : null,
        };
        var spoken = notes.OfType<string>().ToList();
        return spoken.Count == 0 ? null : string.Join(' ', spoken);
    }
}
