using Whence.Cli.Tests.Support;
using Whence.Testing;

namespace Whence.Cli.Tests.Represent;

public sealed class RepresentCommandTests(TinyModel model) : IClassFixture<TinyModel>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SafeSet_Json_HasNeighboursAlarmsAndTheControl()
    {
        var report = Run("safe-set", "The lamp.", "--approved", Texts("lamp", 20), "--json").Json();
        Assert.Equal(20, report.GetProperty("approved").GetInt32());
        Assert.True(report.GetProperty("nearest").GetArrayLength() > 0);
        foreach (var name in new[] { "exemplar", "random_control", "mahalanobis", "entropy" })
        {
            Assert.InRange(report.GetProperty(name).GetProperty("percentile").GetDouble(), 0, 100);
        }
    }

    [Fact]
    public void Probe_ForPeople_ShowsShuffledLabels()
    {
        var run = Run("probe", "--with", Texts("lamp", 12), "--without", Texts("tide", 12));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("held out, shuffled labels", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void SearchPrompt_Json_HasABlindControlOfTheSameCost()
    {
        var report = Run(
            "search-prompt", "--concept", "tides", "--evaluations", "40", "--length", "4", "--json").Json();
        Assert.Equal("tides", report.GetProperty("concept").GetString());
        Assert.True(report.GetProperty("random_control").GetArrayLength() > 0);
        Assert.True(report.GetProperty("best")[0].TryGetProperty("text", out _));
    }

    [Fact]
    public void RedTeam_Json_AnswersFoundAndBlindPrompts()
    {
        var report = Run(
            "red-team", "--concept", "storm", "--evaluations", "40", "--length", "4", "--seed", "3", "--json").Json();
        Assert.Equal("storm", report.GetProperty("concept").GetString());
        var found = report.GetProperty("found").EnumerateArray().ToList();
        Assert.NotEmpty(found);
        Assert.NotEmpty(report.GetProperty("random_control").EnumerateArray());
        Assert.Equal(
            found.Any(attack => attack.GetProperty("leaked").GetArrayLength() > 0),
            report.GetProperty("leaks").GetBoolean());
        var own = report.GetProperty("own_tokens").EnumerateArray().Select(token => token.GetString()).ToList();
        Assert.All(
            found.SelectMany(attack => attack.GetProperty("leaked").EnumerateArray()),
            token => Assert.Contains(token.GetString(), own));
    }

    [Fact]
    public void RedTeam_ForPeople_ComparesWithABlindSearch()
    {
        var run = Run("red-team", "--concept", "storm", "--evaluations", "40", "--length", "4", "--seed", "3");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (var text in new[] { "found", "blind", "its own tokens", "without suppression", "seed 3" })
        {
            Assert.Contains(text, run.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--concept tidez", "tidez", "tides")]
    [InlineData("--concept #2", "discovered", "known")]
    [InlineData("--concept storm --evaluations 40 --tokens 7", "7", "8")]
    [InlineData("--concept storm --evaluations 0", "0", "at least 1")]
    public void RedTeam_Refused_NamesTheValueAndAdvice(string options, string problem, string advice) =>
        Run(["red-team", .. options.Split(' ')]).FailedWith(problem, advice);

    [Fact]
    public void SafeSet_FewPrompts_IsRefused() =>
        Run("safe-set", "The lamp.", "--approved", Texts("lamp", 3)).FailedWith("3 different", "at least");

    [Fact]
    public void Probe_FewTexts_IsRefused() =>
        Run("probe", "--with", Texts("lamp", 3), "--without", Texts("tide", 9)).FailedWith("--with", "at least");

    [Theory]
    [InlineData("--concept tidez", "tidez", "tides")]
    [InlineData("--concept #2 --leaks", "discovered", "known")]
    [InlineData("--concept tides --method magic", "magic", "coordinate")]
    public void SearchPrompt_Refused_NamesTheValueAndAdvice(string options, string problem, string advice) =>
        Run(["search-prompt", .. options.Split(' ')]).FailedWith(problem, advice);

    private string Texts(string word, int count)
    {
        var file = _folder.File(word + ".txt");
        File.WriteAllLines(file, Enumerable.Range(0, count).Select(i => $"The {word} {new string('a', i)} at {i}."));
        return file;
    }

    private CommandRun Run(params string[] arguments) =>
        CommandRun.Of([.. arguments, "--model", model.Folder, "--threads", "1"]);
}
