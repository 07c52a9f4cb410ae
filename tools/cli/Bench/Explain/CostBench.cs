using System.Diagnostics;
using Whence.Engine.Attribution;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Models;

namespace Whence.Cli.Bench.Explain;

/// <summary>Measures what explanations cost, each beside the plain way to compute the same.</summary>
internal sealed class CostBench(LoadedModel model, CancellationToken cancellation)
{
    // Ratios do not depend on how many points there are.
    private static readonly Quadrature Points = Quadrature.GaussLegendre(6);

    /// <summary>Measures answers to short and to long prompts.</summary>
    public IReadOnlyList<CostRow> Run(
        IReadOnlyList<RecordedGeneration> brief, IReadOnlyList<RecordedGeneration> full, int pairs) =>
    [
        Integrals([.. brief.Take(pairs)]), Integrals([.. full.Take(pairs)]),
        Perturbation([.. brief.Take(pairs)]), Perturbation([.. full.Take(pairs)]),
        Concepts(brief[0], pairs), Concepts(full[0], pairs),
    ];

    private static string Prompts(IReadOnlyList<RecordedGeneration> answers)
    {
        int[] lengths = [.. answers.Select(answer => answer.Trace.Prompt.Count)];
        var (least, most) = (lengths.Min(), lengths.Max());
        return least == most ? $"prompt of {least}" : $"prompts of {least} to {most}";
    }

    /// <summary>Integrated gradients of a whole answer: its snapshots together, and one by one.</summary>
    private CostRow Integrals(IReadOnlyList<RecordedGeneration> answers)
    {
        var gradients = new IntegratedGradients(model.Gradients, Points);
        var (plain, shared, rows) = (new List<double>(), new List<double>(), new List<double>());
        gradients.Integrate(model.Denoiser, answers[0], [0], cancellation: cancellation);
        foreach (var answer in answers)
        {
            int[] all = [.. Enumerable.Range(0, answer.Trace.Commits.Count)];
            var (alone, together) = (0L, 0L);
            plain.Add(Seconds(() => alone = all.Sum(
                target => gradients.Integrate(model.Denoiser, answer, [target], cancellation: cancellation).Rows)));
            shared.Add(Seconds(
                () => together = gradients.Integrate(model.Denoiser, answer, all, cancellation: cancellation).Rows));
            rows.Add((double)alone / together);
        }

        return new CostRow(
            $"integrated gradients of an answer, {Prompts(answers)}: one by one / together",
            answers.Count,
            Quantiles.Median(rows),
            Quantiles.Median(plain),
            Quantiles.Median(shared));
    }

    /// <summary>Each position of the prompt masked once, with and without reuse of what a mask does not change.
    /// </summary>
    private CostRow Perturbation(IReadOnlyList<RecordedGeneration> answers)
    {
        var rows = new List<double>();
        foreach (var answer in answers)
        {
            using var replay = new SnapshotReplay(model.Denoiser, answer);
            int[] all = [.. Enumerable.Range(0, answer.Trace.Commits.Count)];
            int[][] masks = [.. Enumerable.Range(0, answer.Trace.Prompt.Count).Select(position => new[] { position })];
            var replayed = replay.Replay(all, masks, cancellation);
            rows.Add((double)replayed.NaiveRows / replayed.Rows);
        }

        return new CostRow(
            $"each prompt token masked once, {Prompts(answers)}: in full / from the change on",
            answers.Count,
            Quantiles.Median(rows),
            null,
            null);
    }

    /// <summary>The same decode without concepts, and with every commit's concepts read and attributed.</summary>
    private CostRow Concepts(RecordedGeneration answer, int pairs)
    {
        var request = new DecodeRequest(answer.Trace.Prompt, answer.Options);
        var bare = new Decoder(model.Denoiser, new DecodeOptions { ReadConcepts = false });
        var reading = new Decoder(model.Denoiser);
        var (plain, explained) = (new List<double>(), new List<double>());
        for (var pair = 0; pair <= 2 * pairs; pair++)
        {
            var without = Seconds(() => bare.Decode(request, cancellation: cancellation));
            var with = Seconds(() => ConceptAttribution.Explain(
                model.Denoiser, reading.Decode(request, cancellation: cancellation).Trace));
            if (pair > 0)
            {
                plain.Add(without);
                explained.Add(with);
            }
        }

        return new CostRow(
            $"decode, {Prompts([answer])}: without / with concept attribution of every token",
            2 * pairs,
            null,
            Quantiles.Median(plain),
            Quantiles.Median(explained));
    }

    private static double Seconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
