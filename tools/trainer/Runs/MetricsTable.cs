using Whence.Trainer.Evaluation;

namespace Whence.Trainer.Runs;

/// <summary>The metrics of a report as a Markdown table.</summary>
internal static class MetricsTable
{
    public static string Of(EvaluationReport report) => string.Join('\n',
    [
        "| metric | value |",
        "|---|---|",
        $"| masked-token accuracy, held-out documents, 50 % masked ({report.MaskedTokens:N0} tokens) " +
            $"| {report.MaskedAccuracy:F4} |",
        $"| concept detection, macro AUC ({report.ConceptsScored} concepts with held-out examples, " +
            $"{report.ChunksScored:N0} chunks) | {report.ConceptAuc:F4} |",
        "| concept contribution (share of attribution to committed tokens that flows through concepts) " +
            $"| {report.ConceptContribution:F4} |",
        $"| largest additivity error, logits | {report.LargestAdditivityError:E1} |",
        .. report.Planted.Select(score =>
            $"| planted: {score.Name}, greedy | {score.Right} of {score.Asked} ({score.Share:P1}) |"),
    ]);
}
