using Whence.Cli.Generate;
using Whence.Explanations.Inputs;

namespace Whence.Cli.Explain;

/// <summary>The answer of <c>whence explain --json</c>; docs/EXPLAIN_JSON.md describes it.</summary>
internal sealed record ExplainReport(
    string Text,
    IReadOnlyList<UnitReport> Units,
    string Method,
    string Version,
    string Unit,
    TargetReport Target,
    string Scale,
    double Value,
    double Baseline,
    int Evaluations,
    int Forwards,
    long Rows,
    ErrorFigure Error,
    RandomControl RandomControl,
    string? Note,
    string Answer,
    ulong Seed,
    double Seconds,
    ModelReport Model,
    ComparisonReport? Comparison);
