using System.CommandLine;
using Whence.Engine.Embeddings;
using Whence.Models;
using Whence.Representations.Ablations;
using Whence.Representations.Embeddings;
using Whence.Representations.Exemplars;
using Whence.Representations.Measure.Corpus;

namespace Whence.Representations.Measure.Commands;

/// <summary>Partitions the corpus at several radii, matches two halves, and ablates the largest region.</summary>
internal static class ExemplarCommand
{
    private const int Chunks = 1500;
    private const int Prompts = 12;
    private const int PromptCharacters = 40;

    public static Command Build(CancellationToken stop) => MeasureOptions.Command(
        "exemplars",
        "Quality, stability and ablation of exemplars.",
        parsed => Run(parsed, stop),
        MeasureOptions.Corpus);

    private static void Run(ParseResult parsed, CancellationToken stop)
    {
        using var model = LoadedModel.Open(
            parsed.GetValue(MeasureOptions.Model), parsed.GetValue(MeasureOptions.Threads));
        var chunks = CorpusFile.Open(parsed.GetValue(MeasureOptions.Corpus)!).Draw(_ => true, false, Chunks, seed: 1);
        var set = new EmbeddingReader(model, new EmbeddingOptions { Type = EmbeddingType.Hidden })
            .Read([.. chunks.Select(chunk => chunk.Text)], stop);
        Console.WriteLine("| percentile | radius | regions | effective | Gini | separation | persist in other half |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var percentile in new[] { 1.0, 2, 5, 10, 20 })
        {
            Print(set, new ExemplarOptions { Percentile = percentile });
        }

        Ablate(model, set, [.. chunks.Take(Prompts).Select(chunk => chunk.Text[..PromptCharacters])], stop);
    }

    private static void Print(EmbeddingSet set, ExemplarOptions options)
    {
        var partition = ExemplarBuilder.Build(set, options);
        var quality = PartitionQuality.Of(partition, set);
        var half = set.Count / 2;
        var comparison = PartitionComparison.Of(
            ExemplarBuilder.Build(set.Take([.. Enumerable.Range(0, half)]), options),
            ExemplarBuilder.Build(set.Take([.. Enumerable.Range(half, set.Count - half)]), options));
        var first = comparison.Persisted.Count + comparison.Dropped.Count;
        Console.WriteLine(FormattableString.Invariant(
            $"| {options.Percentile} | {partition.Calibration.Threshold:0.000} | {partition.Exemplars.Count} | ") +
            FormattableString.Invariant(
            $"{quality.EffectivePartitions:0.0} | {quality.Gini:0.00} | {quality.SeparationRatio:0.00} | ") +
            $"{comparison.Persisted.Count} of {first} |");
    }

    private static void Ablate(LoadedModel model, EmbeddingSet set, string[] prompts, CancellationToken stop)
    {
        var partition = ExemplarBuilder.Build(set, new ExemplarOptions { Percentile = 10 });
        Console.WriteLine();
        Console.WriteLine("| region | members | tokens changed | random direction | null region |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var region in Largest(partition))
        {
            var report = ExemplarAblation.Run(model, partition, region, prompts, seed: 1, stop);
            Console.WriteLine(FormattableString.Invariant(
                $"| {region} | {partition.Exemplars[region].Count} | {report.Ablated.ChangedTokens:0.000} | ") +
                FormattableString.Invariant(
                $"{report.RandomDirection.ChangedTokens:0.000} | {report.NullRegion?.ChangedTokens:0.000} |"));
        }
    }

    private static IEnumerable<int> Largest(ExemplarPartition partition) =>
        Enumerable.Range(0, partition.Exemplars.Count)
            .OrderByDescending(region => partition.Exemplars[region].Count)
            .Take(3);
}
