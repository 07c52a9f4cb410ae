using System.CommandLine;
using Whence.Engine.Embeddings;
using Whence.Models;
using Whence.Representations.Embeddings;
using Whence.Representations.Measure.Corpus;
using Whence.Representations.Probes;

namespace Whence.Representations.Measure.Commands;

/// <summary>Fits probes for the commonest concepts of the corpus on three kinds of vectors.</summary>
internal static class ProbeCommand
{
    private const int Chunks = 1500;
    private const int Concepts = 6;

    public static Command Build(CancellationToken stop) => MeasureOptions.Command(
        "probes",
        "Linear probes of concepts, on chunks of held-out documents.",
        parsed => Run(parsed, stop),
        MeasureOptions.Corpus);

    private static void Run(ParseResult parsed, CancellationToken stop)
    {
        using var model = LoadedModel.Open(
            parsed.GetValue(MeasureOptions.Model), parsed.GetValue(MeasureOptions.Threads));

        // Documents that the model was not trained on.
        var chunks = CorpusFile.Open(parsed.GetValue(MeasureOptions.Corpus)!).Draw(_ => true, true, Chunks, seed: 1);
        var names = chunks.SelectMany(chunk => chunk.Concepts).GroupBy(name => name)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(Concepts).Select(group => group.Key).ToList();
        Console.WriteLine("| vectors | probe | AUROC | found at 1 % | calibration error | shuffled labels: AUROC |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var type in new[] { EmbeddingType.Hidden, EmbeddingType.Known, EmbeddingType.Discovered })
        {
            var reader = new EmbeddingReader(model, new EmbeddingOptions { Type = type });
            var set = reader.Read([.. chunks.Select(chunk => chunk.Text)], stop);
            foreach (var kind in Enum.GetValues<ProbeKind>())
            {
                var options = new ProbeOptions { Kind = kind };
                Print(set.Reader, kind, [.. names.Select(name => Probe.Fit(
                    set, [.. chunks.Select(chunk => chunk.Concepts.Contains(name))], options, stop))]);
            }
        }
    }

    private static void Print(string reader, ProbeKind kind, List<ProbeFit> fits)
    {
        Console.WriteLine(
            $"| {reader} | {kind} | {Over(fit => fit.HeldOut.Auroc)} | {Over(fit => fit.HeldOut.TruePositiveRate)} | " +
            $"{Over(fit => fit.HeldOut.CalibrationError)} | " +
            $"{Over(fit => fit.ShuffledHeldOut.Average(quality => quality.Auroc))} |");

        string Over(Func<ProbeFit, double> figure) => MeasureOptions.Spread(fits.Select(figure));
    }
}
