using Whence.Cli.Scorecard;
using Whence.Cli.Terminal;
using Whence.Scorecard;
using Whence.Scorecard.Rows;

namespace Whence.Cli.Tests.Scorecard;

public class ScorecardPrinterTests
{
    [Fact]
    public void Print_RowsOfEveryOutcome_AreMarkedAndNoted()
    {
        var text = Printed(
            new ScorecardRow { Id = "a", Title = "good row", Value = 0.99, Goal = Goal.AtLeast(0.95) },
            new ScorecardRow { Id = "b", Title = "bad row", Value = 0.5, Goal = Goal.AtLeast(0.95) },
            new ScorecardRow { Id = "c", Title = "broken row", IsBroken = true, Note = "it broke" },
            new ScorecardRow { Id = "d", Title = "later row", Note = "needs more" });
        Assert.Matches("✓ +good row", text);
        Assert.Matches("✗ +bad row", text);
        Assert.Matches("broken +broken row", text);
        Assert.Matches("– +later row", text);
        Assert.Contains("broken row: it broke", text, StringComparison.Ordinal);
        Assert.Contains("seed 3", text, StringComparison.Ordinal);
    }

    private static string Printed(params ScorecardRow[] rows)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var streams = new CommandStreams(Stream.Null, output, TextWriter.Null, default);
        var suite = new SuiteReport("p1", "Sums", "That parts add up.", rows, []);
        new ScorecardPrinter(streams).Print(new ScorecardReport(
            DateTimeOffset.UnixEpoch, 1, Effort.Brief, 3, null, "2 cores", [], [suite]));
        return output.ToString();
    }
}
