using Whence.Cli.Explain;
using Whence.Cli.Generate;
using Whence.Explanations.Counterfactuals;

namespace Whence.Cli.Counterfactual;

/// <summary>The answer of <c>whence counterfactual --json</c>; docs/EXPLAIN_JSON.md describes it.</summary>
internal sealed record CounterfactualReport(
    string Change,
    string Scale,
    double PredictedDelta,
    double ObservedDelta,
    double? ObservedDeltaBf16,
    double Error,
    double RandomControl,
    double RandomDeviation,
    int Draws,
    string TextBefore,
    string? TextAfter,
    string? TextControl,
    int ChangedTokens,
    IReadOnlyList<TextChange> Diff,
    TargetReport Target,
    double Value,
    string Residual,
    IReadOnlyList<EditReport> Edits,
    IReadOnlyList<SpanReport> Spans,
    int Forwards,
    string? Note,
    string Prompt,
    ulong Seed,
    double Seconds,
    ModelReport Model);
