using Whence.Engine.Diffusion;
using Whence.Models;
using Whence.Steering.Runs;

namespace Whence.Steering.Leaks;

/// <summary>Measures leak rates: every prompt and seed is answered with the steering, without it, and with a random
/// control.</summary>
public sealed class LeakMeter(SteeredRun run)
{
    /// <summary>Measures how often the first steered concept shows.</summary>
    /// <param name="question">The prompts, and what suppresses the concept.</param>
    /// <param name="progress">Told after each prompt and seed.</param>
    /// <param name="cancellation">Checked between steps.</param>
    /// <exception cref="ModelException">There is no prompt or no seed.</exception>
    public LeakRate Measure(
        LeakQuestion question, IProgress<LeakProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Prompts.Count == 0 || question.Seeds.Count == 0)
        {
            throw new ModelException("A leak rate needs at least one prompt and one seed; give both.");
        }

        var answers = Answers(question, progress, cancellation);
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

    private static double Expresses(SteeredAnswer answer, LeakQuestion question) =>
        answer.Concepts[0].Presence >= question.Threshold ? 1 : 0;

    private static Rate Over(List<List<SteeredComparison>> answers, Func<SteeredComparison, double> value) =>
        PromptBootstrap.Of([.. answers.Select(prompt => (IReadOnlyList<double>)[.. prompt.Select(value)])], seed: 1);
}
