namespace Whence.Cli.Explain;

/// <summary>Several methods on one question, and how far they agree.</summary>
internal sealed record ComparisonReport(
    IReadOnlyList<ComparedMethod> Methods,
    IReadOnlyList<MethodAgreement> Agreement,
    IReadOnlyList<SkippedMethod> Skipped);
