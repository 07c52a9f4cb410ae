using Whence.Cli.Generate;

namespace Whence.Cli.Represent;

/// <summary>The answer of <c>whence red-team --json</c>; docs/EXPLAIN_JSON.md describes it.</summary>
internal sealed record RedTeamReport(
    string Concept,
    bool Leaks,
    IReadOnlyList<string> OwnTokens,
    string Method,
    int Evaluations,
    IReadOnlyList<AttackReport> Found,
    IReadOnlyList<AttackReport> RandomControl,
    ulong Seed,
    double Seconds,
    ModelReport Model);
