using Whence.Scorecard.Rows;
using Whence.Scorecard.Suites;
using Whence.Testing;

namespace Whence.Scorecard.Tests;

/// <summary>The short form on the models of the repository: what every build runs.</summary>
public sealed class BriefRunTests
{
    private static readonly string[] Exact = ["p1.additivity", "p1.removal", "p1.trap", "p4.gate", "p4.compose", "p5"];

    [Fact]
    public async Task RunAsync_Brief_MeasuresEveryRowAndReachesWhatIsExact()
    {
        var report = await new ScorecardRunner(TimeProvider.System).RunAsync(
            new ScorecardOptions { ModelsFolder = RepositoryRoot.Locate("models"), Effort = Effort.Brief });

        var rows = report.Suites.SelectMany(suite => suite.Rows).ToList();
        Assert.Equal(SuiteCatalogue.All.Count, report.Suites.Count);
        Assert.Equal(rows.Count, rows.Select(row => row.Id).Distinct().Count());
        Assert.All(rows, row => Assert.True(row.Outcome != RowOutcome.Failed, $"{row.Id}: {row.Note}"));
        Assert.All(
            rows.Where(row => row.Outcome == RowOutcome.NotMeasured),
            row => Assert.False(string.IsNullOrEmpty(row.Note), $"{row.Id} does not say why it was not measured"));
        Assert.All(
            rows.Where(row => Exact.Any(prefix => row.Id.StartsWith(prefix, StringComparison.Ordinal))),
            row => Assert.True(row.Outcome == RowOutcome.Reached, $"{row.Id} is {row.Value}"));
    }
}
