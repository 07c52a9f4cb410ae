namespace Whence.Scorecard;

/// <summary>A scorecard.</summary>
/// <param name="Started">When it was measured.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Effort">How much was measured.</param>
/// <param name="Seed">The seed of everything that was drawn.</param>
/// <param name="Commit">The commit, or null.</param>
/// <param name="Machine">The class of the machine: processors, instruction set, threads.</param>
/// <param name="Models">The models by name with the SHA-256 of their weights.</param>
/// <param name="Suites">The suites with their rows.</param>
public sealed record ScorecardReport(
    DateTimeOffset Started,
    double Seconds,
    Effort Effort,
    ulong Seed,
    string? Commit,
    string Machine,
    IReadOnlyList<MeasuredModel> Models,
    IReadOnlyList<SuiteReport> Suites);
