using Whence.Engine.Diffusion;
using Whence.Models;
using Whence.Steering.Runs;

namespace Whence.Steering.Leaks;

/// <summary>Measures leak rates: every prompt and seed is answered with the steering, without it, and with a random
/// control.</summary>
public sealed class LeakMeter(SteeredRun run)
{
    /// <summary>Returns whether options suppress any concept: push it away, mask it, or edit it to less.</summary>
    public static bool Suppresses(GenerationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return SteeredConcepts.Suppressed(options).Any();
    }

    /// <summary>Measures how often the first suppressed concept shows, whatever is amplified beside it.</summary>
    /// <param name="question">The prompts, and what suppresses the concept.</param>
    /// <param name="progress">Told after each prompt and seed.</param>
    /// <param name="cancellation">Checked between steps.</param>
    /// <exception cref="ModelException">There is no prompt or no seed, or nothing is suppressed.</exception>
    public LeakRate Measure(
        LeakQuestion question, IProgress<LeakProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Prompts.Count == 0 || question.Seeds.Count == 0)
        {
            throw new ModelException("A leak rate needs at least one prompt and one seed; give both.");
        }

        if (!Suppresses(question.Options))
        {
            throw new ModelException("A leak rate is of a concept that is suppressed, and none is; suppress one.");
        }

        var suppressed = SteeredConcepts.Suppressed(question.Options).First();
        var answers = Answers(question, progress, cancellation);
        var concept = Effect(answers[0][0].Steered);
        return new LeakRate(
            concept.Concept,
            concept.Name,
            question.Prompts.Count * question.Seeds.Count,
            Over(answers, pair => Expresses(pair.Steered)),
            Over(answers, pair => Expresses(pair.Unsteered)),
            Over(answers, pair => Expresses(pair.Control)),
            Over(answers, pair => Effect(pair.Steered).Mass),
            Over(answers, pair => Effect(pair.Unsteered).Mass),
            Over(answers, pair => Effect(pair.Control).Mass));

        ConceptEffect Effect(SteeredAnswer answer) =>
            answer.Concepts.First(effect => (effect.Kind, effect.Concept) == suppressed);

        double Expresses(SteeredAnswer answer) => Effect(answer).Presence >= question.Threshold ? 1 : 0;
    }

    // [prompts][seeds]
    private List<List<SteeredComparison>> Answers(
        LeakQuestion question, IProgress<LeakProgress>? progress, CancellationToken cancellation)
    {
        var answers = new List<List<SteeredComparison>>();
        var planned = question.Prompts.Count * question.Seeds.Count;
        foreach (var prompt in question.Prompts)
        {
            answers.Add([]);
            foreach (var seed in question.Seeds)
            {
                var request = new DecodeRequest(prompt, question.Options with { Seed = seed });
                answers[^1].Add(run.Run(request, seed, cancellation));
                progress?.Report(new LeakProgress(answers.Sum(some => some.Count), planned));
            }
        }

        return answers;
    }

    private static Rate Over(List<List<SteeredComparison>> answers, Func<SteeredComparison, double> value) =>
        PromptBootstrap.Of([.. answers.Select(prompt => (IReadOnlyList<double>)[.. prompt.Select(value)])], seed: 1);
}
