using System.Text.Json;
using Whence.Cli.Tests.Support;
using Whence.Testing;

namespace Whence.Cli.Tests.Leaks;

public sealed class LeaksCommandTests(TinyModel model) : IClassFixture<TinyModel>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_Json_HasRatesBesideNoAndRandomSuppression()
    {
        var report = Run("--suppress", "hostile=20", "--seeds", "2", "--json").Json();
        Assert.Equal("hostile", report.GetProperty("concept").GetString());
        Assert.Equal(2, report.GetProperty("prompts").GetInt32());
        Assert.Equal(4, report.GetProperty("answers").GetInt32());
        Assert.True(Mean(report, "mass", "steered") < Mean(report, "mass", "unsteered"));
        foreach (var name in new[] { "steered", "unsteered", "control" })
        {
            var rate = report.GetProperty("leak_rate").GetProperty(name);
            Assert.InRange(
                rate.GetProperty("mean").GetDouble(),
                rate.GetProperty("low").GetDouble(),
                rate.GetProperty("high").GetDouble());
        }
    }

    [Fact]
    public void Run_AmplifiedBeside_MeasuresWhatIsSuppressed()
    {
        var report = Run("--suppress", "hostile=20", "--amplify", "storm", "--seeds", "1", "--json").Json();
        Assert.Equal("hostile", report.GetProperty("concept").GetString());
        Assert.True(Mean(report, "mass", "steered") < Mean(report, "mass", "unsteered"));
    }

    [Fact]
    public void Run_Threshold_DecidesWhatShows()
    {
        var loose = Run("--suppress", "hostile", "--threshold", "1e-9", "--seeds", "1", "--json").Json();
        var strict = Run("--suppress", "hostile", "--threshold", "1", "--seeds", "1", "--json").Json();
        Assert.Equal((1, 0), (Mean(loose, "leak_rate", "steered"), Mean(strict, "leak_rate", "steered")));
    }

    [Fact]
    public void Run_WithoutATerminal_PrintsTheThreeRates()
    {
        var run = Run("--suppress", "storm", "--seeds", "1", "--seed", "5");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (var text in new[] { "storm", "suppressed", "unsteered", "random concepts", "seed 5", "2 prompts" })
        {
            Assert.Contains(text, run.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("", "Nothing is suppressed", "--suppress")]
    [InlineData("--amplify storm", "Nothing is suppressed", "--suppress")]
    [InlineData("--scale storm=2", "Nothing is suppressed", "--scale NAME=0")]
    [InlineData("--suppress hostil", "hostil", "hostile")]
    [InlineData("--suppress hostile --threshold 1.5", "1.5", "at most 1")]
    [InlineData("--suppress hostile --threshold NaN", "NaN", "at most 1")]
    [InlineData("--suppress hostile --seeds 0", "0", "at least 1")]
    [InlineData("--suppress hostile --tokens 15", "15", "16")]
    public void Run_Refused_NamesTheValueAndAdvice(string options, string problem, string advice) =>
        Run(options.Split(' ', StringSplitOptions.RemoveEmptyEntries)).FailedWith(problem, advice);

    private static double Mean(JsonElement report, string figure, string answer) =>
        report.GetProperty(figure).GetProperty(answer).GetProperty("mean").GetDouble();

    private CommandRun Run(params string[] options)
    {
        var prompts = _folder.File("prompts.txt");
        File.WriteAllLines(prompts, ["The keeper", "High water"]);
        string[] length = options.Contains("--tokens") ? [] : ["--tokens", "16"];
        return CommandRun.Of(
            ["leaks", "--prompts", prompts, "--model", model.Folder, "--threads", "1", .. length, .. options]);
    }
}
