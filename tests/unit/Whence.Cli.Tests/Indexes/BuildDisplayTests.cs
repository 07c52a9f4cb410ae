using Whence.Cli.Indexes;
using Whence.Cli.Terminal;
using Whence.Testing;
using Whence.Tracing.Indexes;

namespace Whence.Cli.Tests.Indexes;

public sealed class BuildDisplayTests
{
    private readonly ManualTime _clock = new();

    [Fact]
    public void Report_HalfDoneAfterAMinute_SaysThatAMinuteIsLeft()
    {
        var lines = Lines(isTerminal: false, display =>
        {
            display.Report(new IndexProgress(IndexPhase.Building, 0, 100));
            _clock.Advance(TimeSpan.FromMinutes(1));
            display.Report(new IndexProgress(IndexPhase.Building, 50, 100));
        }).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.DoesNotContain("left", lines[0], StringComparison.Ordinal);
        Assert.Contains("50 %  building  50 of 100  0:01:00 left", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Report_ContinuedBuild_CountsOnlyWhatThisRunDid()
    {
        var text = Lines(isTerminal: false, display =>
        {
            display.Report(new IndexProgress(IndexPhase.Building, 80, 100));
            _clock.Advance(TimeSpan.FromMinutes(1));
            display.Report(new IndexProgress(IndexPhase.Building, 90, 100));
        });
        Assert.Contains("90 of 100  0:01:00 left", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_LogMomentsApart_ShowsTheFirstOfAPhaseAlone()
    {
        var lines = Lines(isTerminal: false, display =>
        {
            display.Report(new IndexProgress(IndexPhase.Scanning, 0, 0));
            display.Report(new IndexProgress(IndexPhase.Scanning, 1000, 0));
            display.Report(new IndexProgress(IndexPhase.Building, 1, 100));
            display.Report(new IndexProgress(IndexPhase.Building, 2, 100));
        }).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal("scanning", lines[0]);
    }

    [Fact]
    public void Report_Terminal_RenewsOneLineAndLeavesIt()
    {
        var text = Lines(isTerminal: true, display =>
        {
            display.Report(new IndexProgress(IndexPhase.Building, 1, 100));
            _clock.Advance(TimeSpan.FromSeconds(1));
            display.Report(new IndexProgress(IndexPhase.Building, 2, 100));
            display.End();
        });
        Assert.Equal(3, text.Split('\r').Length);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.Single(text.TrimEnd('\n').Split('\n'));
    }

    private string Lines(bool isTerminal, Action<BuildDisplay> use)
    {
        using var error = new StringWriter { NewLine = "\n" };
        use(new BuildDisplay(
            new CommandStreams(Stream.Null, TextWriter.Null, error, default) { ErrorIsTerminal = isTerminal }, _clock));
        return error.ToString();
    }
}
