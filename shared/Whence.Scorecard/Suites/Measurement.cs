namespace Whence.Scorecard.Suites;

/// <summary>A piece of work that gives rows; when it breaks, the others go on.</summary>
/// <param name="Id">The prefix of its rows' ids.</param>
/// <param name="Title">What is measured.</param>
/// <param name="RunAsync">Measures.</param>
public sealed record Measurement(
    string Id, string Title, Func<SuiteContext, CancellationToken, Task<Measured>> RunAsync);
