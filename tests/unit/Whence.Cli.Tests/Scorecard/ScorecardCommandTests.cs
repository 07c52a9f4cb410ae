using System.Text.Json;
using Whence.Cli.Tests.Support;
using Whence.Testing;

namespace Whence.Cli.Tests.Scorecard;

public class ScorecardCommandTests
{
    [Fact]
    public void Run_ModelsMissing_ReportsBrokenRowsAndStillSucceeds()
    {
        using var folder = new TemporaryFolder();
        var run = Run(
            folder, "--out", folder.File("s.json"), "--out", folder.File("s.md"), "--html", folder.File("s.html"));
        Assert.Equal(0, run.ExitCode);
        using var report = JsonDocument.Parse(File.ReadAllText(folder.File("s.json")));
        Assert.True(report.RootElement.TryGetProperty("suites", out _));
        var page = File.ReadAllText(folder.File("s.html"));
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("#", File.ReadAllText(folder.File("s.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_StrictWithBrokenRows_EndsWith1()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(1, Run(folder, "--strict").ExitCode);
    }

    [Theory]
    [InlineData("--suite p99", "p99", "p1")]
    [InlineData("--out /no/such/folder/s.json", "--out", "folder")]
    [InlineData("--seed x", "--seed is 'x'", "whole number")]
    public void Run_Refused_NamesTheValueAndAdvice(string options, string problem, string advice) =>
        CommandRun.Of(["scorecard", "--short", .. options.Split(' ')]).FailedWith(problem, advice);

    private static CommandRun Run(TemporaryFolder models, params string[] options) => CommandRun.Of(
        ["scorecard", "--short", "--suite", "P5", "--models", models.Path, "--threads", "1", .. options]);
}
