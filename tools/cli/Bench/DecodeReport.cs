namespace Whence.Cli.Bench;

/// <summary>The answer of <c>whence bench decode --json</c>.</summary>
/// <param name="Model">The configuration.</param>
/// <param name="Weights">random or those of the model.</param>
/// <param name="Backend">The backend.</param>
/// <param name="Threads">Workers.</param>
/// <param name="LoadedBytes">Working set after loading, before the first step.</param>
/// <param name="PeakBytes">Largest working set of the process; drawing random weights takes room too.</param>
/// <param name="Runs">One for each prompt length.</param>
internal sealed record DecodeReport(
    string Model,
    string Weights,
    string Backend,
    int Threads,
    long LoadedBytes,
    long PeakBytes,
    IReadOnlyList<DecodeRun> Runs);
