using Whence.Cli.Explain;
using Whence.Cli.Generate;

namespace Whence.Cli.Trace;

/// <summary>The answer of <c>whence trace --json</c>; docs/TRACE_JSON.md describes it.</summary>
internal sealed record TraceReport(
    string Text,
    string Prompt,
    TargetReport Target,
    bool Supported,
    double Resemblance,
    double Threshold,
    double Coverage,
    double ResidualShare,
    double AdditivityError,
    IReadOnlyList<HitReport> Sources,
    IReadOnlyList<ShareReport> Shares,
    IReadOnlyList<PrototypeReport> Prototypes,
    IReadOnlyList<PrototypeReport> Opposing,
    WithoutReport? Without,
    string? Note,
    string Corpus,
    string Bank,
    ulong Seed,
    double Seconds,
    ModelReport Model);
