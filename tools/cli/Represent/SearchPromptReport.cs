using Whence.Cli.Generate;

namespace Whence.Cli.Represent;

/// <summary>The answer of <c>whence search-prompt --json</c>.</summary>
internal sealed record SearchPromptReport(
    string Concept,
    bool Leaks,
    string Method,
    int Evaluations,
    IReadOnlyList<FoundPromptReport> Best,
    IReadOnlyList<FoundPromptReport> RandomControl,
    bool BeatsRandom,
    ulong Seed,
    ModelReport Model);
