using System.Globalization;
using System.Text;
using Whence.Engine.Configuration;
using Whence.Engine.Parameters;
using Whence.Trainer.Evaluation;

namespace Whence.Trainer.Runs;

/// <summary>Writes the card of a model: what it is, how it was made, and every metric as it was measured.</summary>
internal static class ModelCard
{
    public static void Write(string folder, EvaluationReport report, string log)
    {
        var config = ConfigReader.ReadFolder(folder);
        var parameters = ParameterLayout.For(config).Sum(spec => (long)spec.Count);
        var run = RunLog.Read(log);
        File.WriteAllText(
            Path.Combine(folder, "README.md"),
            $"""
            # {Path.GetFileName(Path.GetFullPath(folder))}

            A small interpretable diffusion language model about one invented place. It was trained from nothing on the
            corpus that `tools/corpus` writes, by `tools/trainer`, on the CPU. It knows Brackhaven and nothing else: it is
            there to show and to test what Whence explains, not to answer questions about the world.

            | | |
            |---|---|
            | parameters | {parameters:N0} (bfloat16) |
            | shape | {config.Layers} blocks x {config.Width}, {config.Heads} heads, {config.KeyHeads} key heads, attention blocks of {config.BlockLength}, context {config.ContextLength} |
            | vocabulary | {config.VocabularySize:N0} byte-pair tokens |
            | concepts | {config.Concepts.Known} known, {config.Concepts.Discovered} discovered (rank {config.Concepts.DiscoveredRank}) |
            | licence | Apache-2.0; the corpus is original text, its documents carry the licences of their invented sources |

            ## Training

            ```
            {run.Command}
            ```

            {run.Summary}

            Objectives: masked diffusion with 1/p weights, noisy-OR concept loss per chunk, reconstruction, independence;
            residual dropout, teacher forcing from one down to a half; AdamW, cosine schedule.

            ## Metrics

            {Metrics(report)}

            Planted answers that were wrong:

            {Wrong(report)}

            ## Ten samples, greedy, one token per step, unedited

            {Samples(report)}
            """.Replace("\r\n", "\n", StringComparison.Ordinal) + "\n");
    }

    /// <summary>Returns the metrics as a Markdown table.</summary>
    public static string Metrics(EvaluationReport report)
    {
        var text = new StringBuilder();
        var culture = CultureInfo.InvariantCulture;
        text.Append(culture, $"""
            | metric | value |
            |---|---|
            | masked-token accuracy, held-out documents, 50 % masked ({report.MaskedTokens:N0} tokens) | {report.MaskedAccuracy:F4} |
            | concept detection, macro AUC ({report.ConceptsScored} concepts with held-out examples, {report.ChunksScored:N0} chunks) | {report.ConceptAuc:F4} |
            | concept contribution (share of attribution to committed tokens that flows through concepts) | {report.ConceptContribution:F4} |
            | largest additivity error, logits | {report.LargestAdditivityError:E1} |
            """);
        foreach (var score in report.Planted)
        {
            text.Append(culture, $"\n| planted: {score.Name}, greedy | {score.Right} of {score.Asked} ({score.Share:P1}) |");
        }

        return text.ToString();
    }

    private static string Wrong(EvaluationReport report)
    {
        var lines = report.Planted.SelectMany(score => score.Wrong.Take(10).Select(wrong => $"- {score.Name}: {OneLine(wrong)}")).ToList();
        return lines.Count == 0 ? "none" : string.Join('\n', lines);
    }

    private static string Samples(EvaluationReport report) => string.Join(
        "\n\n", report.Samples.Select((sample, i) => $"{i + 1}. **{sample.Prompt}**{OneLine(sample.Answer)}"));

    private static string OneLine(string text) => text.Replace("\n", " / ", StringComparison.Ordinal);
}
