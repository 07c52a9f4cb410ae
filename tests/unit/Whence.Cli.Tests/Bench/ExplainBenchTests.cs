using System.Text.Json;
using Whence.Cli.Tests.Support;
using Whence.Testing;

namespace Whence.Cli.Tests.Bench;

public sealed class ExplainBenchTests(TinyModel model) : IClassFixture<TinyModel>
{
    private const string Few = "--prompts-max 2 --tokens 2 --pairs 1";

    [Fact]
    public void Run_Json_ReportsEveryRuleAndCost()
    {
        var run = Run($"{Few} --json");
        using var report = JsonDocument.Parse(run.Output);
        var rows = report.RootElement.GetProperty("completeness").EnumerateArray().ToList();
        Assert.Equal(4, rows.Find(row => row.GetProperty("rule").GetString() == "right-riemann/64")
            .GetProperty("targets").GetInt32());
        Assert.Equal(2, rows.Count(row => row.GetProperty("target").GetString() == "answer"));
        Assert.All(rows, row => Assert.True(
            row.GetProperty("median").GetDouble() <= row.GetProperty("max").GetDouble()));
        var costs = report.RootElement.GetProperty("costs").EnumerateArray().ToList();
        Assert.Equal(6, costs.Count);
        Assert.True(costs[1].GetProperty("row_ratio").GetDouble() > 1.5);
        Assert.True(costs[3].GetProperty("row_ratio").GetDouble() > 1.5);
        Assert.True(costs[4].GetProperty("seconds").GetDouble() > 0);
    }

    [Fact]
    public void Run_TokensOnly_LeavesAnswersOut()
    {
        var run = Run($"{Few} --tokens-only");
        Assert.Contains("corrected-midpoint/62", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(" answer ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_PromptsOfAFile_AreThoseThatAreUsed()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("prompts.txt");
        File.WriteAllText(file, "The keeper trims the lamp.\n\nHigh water\n");
        var run = Run($"--tokens 1 --pairs 1 --tokens-only --prompts {file}");
        Assert.Contains("2 prompts", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NoPrompts_SaysWhatToDo()
    {
        CommandRun.Of("bench", "explain", "--model", model.Folder, "--prompts", "/no/file").FailedWith("/no/file");
        using var folder = new TemporaryFolder();
        var file = folder.File("empty.txt");
        File.WriteAllText(file, "\n");
        CommandRun.Of("bench", "explain", "--model", model.Folder, "--prompts", file).FailedWith("one per line");
    }

    private CommandRun Run(string options)
    {
        var run = CommandRun.Of(["bench", "explain", "--model", model.Folder, .. options.Split(' ')]);
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }
}
