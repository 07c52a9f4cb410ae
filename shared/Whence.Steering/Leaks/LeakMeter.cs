using Whence.Engine.Diffusion;
using Whence.Models;
using Whence.Steering.Runs;

namespace Whence.Steering.Leaks;

/// <summary>Measures leak rates: every prompt and seed is answered with the steering, without it, and with a random
/// control.</summary>
public sealed class LeakMeter(SteeredRun run)
{
    /// <summary>Measures how often the first steered concept shows.</summary>
    /// <exception cref="ModelException">There is no prompt or no seed.</exception>
    public LeakRate Measure(LeakQuestion question, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Prompts.Count == 0 || question.Seeds.Count == 0)
        {
            throw new ModelException("A leak rate needs at least one prompt and one seed; give both.");
        }

        List<List<SteeredComparison>> answers =
        [
            .. question.Prompts.Select(prompt => question.Seeds.Select(seed => run.Run(
                new DecodeRequest(prompt, question.Options with { Seed = seed }), seed, cancellation)).ToList()),
        ];
        var concept = answers[0][0].Steered.Concepts[0];
        return new LeakRate(
            concept.Concept,
            concept.Name,
            question.Prompts.Count * question.Seeds.Count,
            Over(answers, pair => Expresses(pair.Steered, question)),
            Over(answers, pair => Expresses(pair.Unsteered, question)),
            Over(answers, pair => Expresses(pair.Control, question)),
            Over(answers, pair => pair.Steered.Concepts[0].Mass),
            Over(answers, pair => pair.Unsteered.Concepts[0].Mass),
            Over(answers, pair => pair.Control.Concepts[0].Mass));
    }

    private static double Expresses(SteeredAnswer answer, LeakQuestion question) =>
        answer.Concepts[0].Presence >= question.Threshold ? 1 : 0;

    private static Rate Over(List<List<SteeredComparison>> answers, Func<SteeredComparison, double> value) =>
        PromptBootstrap.Of([.. answers.Select(prompt => (IReadOnlyList<double>)[.. prompt.Select(value)])], seed: 1);
}
