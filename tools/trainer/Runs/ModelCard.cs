using Whence.Engine.Configuration;
using Whence.Engine.Parameters;
using Whence.Trainer.Evaluation;

namespace Whence.Trainer.Runs;

/// <summary>Writes the card of a model: what it is, how it was made, and every metric as it was measured.</summary>
internal static class ModelCard
{
    private const int WrongShown = 3;

    public static void Write(string folder, EvaluationReport report, RunLog run) => File.WriteAllText(
        Path.Combine(folder, "README.md"),
        Text(Path.GetFileName(Path.GetFullPath(folder)), ConfigReader.ReadFolder(folder), report, run));

    /// <summary>Returns the card of a model.</summary>
    public static string Text(string name, ModelConfig config, EvaluationReport report, RunLog run) =>
        $"""
        # {name}

        A small interpretable diffusion language model about one invented place. It was trained from nothing on the
        corpus that `tools/corpus` writes, by `tools/trainer`, on the CPU. It knows Brackhaven and nothing else: it is
        there to show and to test what Whence explains, not to answer questions about the world.

        {Facts(config)}

        ## Training

        ```
        {run.Command}
        ```

        {run.Summary}

        Objectives: masked diffusion with 1/p weights, noisy-OR concept loss per chunk, reconstruction, independence;
        residual dropout, teacher forcing from one down to a half; AdamW, cosine schedule.

        ## Metrics

        {MetricsTable.Of(report)}

        Planted answers that were wrong:

        {Wrong(report)}

        ## Ten samples, greedy, one token per step, unedited

        {Samples(report)}
        """.Replace("\r\n", "\n", StringComparison.Ordinal) + "\n";

    private static string Facts(ModelConfig config) => string.Join('\n',
    [
        "| | |",
        "|---|---|",
        $"| parameters | {ParameterLayout.For(config).Sum(spec => (long)spec.Count):N0} (bfloat16) |",
        $"| shape | {config.Layers} blocks x {config.Width}, {config.Heads} heads, {config.KeyHeads} key heads, " +
            $"attention blocks of {config.BlockLength}, context {config.ContextLength} |",
        $"| vocabulary | {config.VocabularySize:N0} byte-pair tokens |",
        $"| concepts | {config.Concepts.Known} known, {config.Concepts.Discovered} discovered " +
            $"(rank {config.Concepts.DiscoveredRank}) |",
        "| licence | Apache-2.0; the corpus is original text, its documents carry the licences of their invented " +
            "sources |",
    ]);

    private static string Wrong(EvaluationReport report)
    {
        var lines = report.Planted
            .SelectMany(score => score.Wrong.Take(WrongShown).Select(wrong => $"- {score.Name}: {OneLine(wrong)}"))
            .ToList();
        return lines.Count == 0 ? "none" : string.Join('\n', lines);
    }

    private static string Samples(EvaluationReport report) => string.Join(
        "\n\n", report.Samples.Select((sample, i) => $"{i + 1}. **{sample.Prompt}**{OneLine(sample.Answer)}"));

    private static string OneLine(string text) => text.Replace("\n", " / ", StringComparison.Ordinal);
}
