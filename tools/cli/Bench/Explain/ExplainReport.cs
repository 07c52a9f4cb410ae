namespace Whence.Cli.Bench.Explain;

/// <summary>The answer of <c>whence bench explain --json</c>.</summary>
/// <param name="Model">The model.</param>
/// <param name="Backend">The backend.</param>
/// <param name="Threads">Workers.</param>
/// <param name="Prompts">How many prompts.</param>
/// <param name="Completeness">Integrated gradients by rule.</param>
/// <param name="Costs">What sharing saves, and what concepts cost.</param>
internal sealed record ExplainReport(
    string Model,
    string Backend,
    int Threads,
    int Prompts,
    IReadOnlyList<CompletenessRow> Completeness,
    IReadOnlyList<CostRow> Costs);
