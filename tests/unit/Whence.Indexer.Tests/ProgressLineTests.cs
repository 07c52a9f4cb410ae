using Whence.Indexer.Terminal;
using Whence.Provenance.Building;
using Whence.Testing;

namespace Whence.Indexer.Tests;

public sealed class ProgressLineTests
{
    [Fact]
    public void Report_HalfDoneAfterAMinute_SaysThatAMinuteIsLeft()
    {
        using var error = new StringWriter();
        var clock = new ManualTime();
        var line = new ProgressLine(
            new CommandStreams(TextWriter.Null, error, CancellationToken.None) { Clock = clock });
        line.Report(new BankProgress(BankPhase.Building, 0, 100));
        clock.Advance(TimeSpan.FromMinutes(1));
        line.Report(new BankProgress(BankPhase.Building, 50, 100, 12_000, 700));
        var last = error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)[^1];
        Assert.Equal(
            "[############............]  50 %  building  50 of 100  700 prototypes  200 tokens/s  0:01:00 left", last);
    }

    [Fact]
    public void Report_InQuickSuccession_WritesOneLine()
    {
        using var error = new StringWriter();
        var line = new ProgressLine(
            new CommandStreams(TextWriter.Null, error, CancellationToken.None) { Clock = new ManualTime() });
        for (var done = 0; done < 50; done++)
        {
            line.Report(new BankProgress(BankPhase.Building, done, 100));
        }

        Assert.Single(error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Report_OnATerminal_RenewsTheLine()
    {
        using var error = new StringWriter();
        var streams = new CommandStreams(TextWriter.Null, error, CancellationToken.None)
        {
            Clock = new ManualTime(), ErrorIsTerminal = true,
        };
        var line = new ProgressLine(streams);
        line.Report(new BankProgress(BankPhase.Scanning, 0, 0));
        line.Report(new BankProgress(BankPhase.Grouping, 1, 4));
        line.End();
        Assert.StartsWith("\rscanning\r[######", error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(Environment.NewLine, error.ToString(), StringComparison.Ordinal);
    }
}
