using Whence.Scorecard.Rows;

namespace Whence.Scorecard;

/// <summary>The rows of one suite.</summary>
/// <param name="Id">The suite's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Shows">What it shows.</param>
/// <param name="Rows">Its rows in order, failures included.</param>
/// <param name="Plots">Pictures of them.</param>
public sealed record SuiteReport(
    string Id, string Title, string Shows, IReadOnlyList<ScorecardRow> Rows, IReadOnlyList<Plot> Plots);
