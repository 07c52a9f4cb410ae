using System.Text.Json;
using Whence.Cli.Tests.Support;
using Whence.Testing;

namespace Whence.Cli.Tests.Steer;

public class SteerCommandTests(TinyModel model) : IClassFixture<TinyModel>
{
    [Fact]
    public void Run_Json_HoldsTheSteeredAnswerItsTwinAndItsControl()
    {
        var run = Assert.Single(Json("--amplify", "storm=4").GetProperty("runs").EnumerateArray());
        foreach (var name in new[] { "steered", "unsteered", "control" })
        {
            var answer = run.GetProperty(name);
            var concept = Assert.Single(answer.GetProperty("concepts").EnumerateArray());
            Assert.Equal("storm", concept.GetProperty("name").GetString());
            Assert.InRange(concept.GetProperty("mass").GetDouble(), 0, 1);
            Assert.InRange(concept.GetProperty("presence").GetDouble(), 0, 1);
            Assert.InRange(answer.GetProperty("repeated_share").GetDouble(), 0, 1);
        }

        Assert.DoesNotContain("storm", run.GetProperty("control_concepts").EnumerateArray().Select(n => n.GetString()));
        Assert.Equal(Generated(), run.GetProperty("unsteered").GetProperty("text").GetString());
        Assert.Equal(0, run.GetProperty("unsteered").GetProperty("changed_tokens").GetInt32());
    }

    [Fact]
    public void Run_Strengths_AnswersOnceForEach()
    {
        var runs = Json("--amplify", "tides", "--strengths", "0.5,2").GetProperty("runs");
        Assert.Equal([0.5, 2], runs.EnumerateArray().Select(run => run.GetProperty("strength").GetDouble()));
    }

    [Fact]
    public void Run_Group_SteersEachConceptOfIt()
    {
        var concepts = Json("--amplify", "group:sea").GetProperty("runs")[0].GetProperty("steered")
            .GetProperty("concepts").EnumerateArray().Select(concept => concept.GetProperty("name").GetString());
        Assert.Equal(["tides", "storm"], concepts);
    }

    [Fact]
    public void Run_RuleThatAborts_EndsTheAnswerAndIsNamed()
    {
        var steered = Json("--scale", "tides=2", "--abort-when", "women>0.0001").GetProperty("runs")[0]
            .GetProperty("steered");
        Assert.Equal("rule", steered.GetProperty("stop_reason").GetString());
        Assert.Equal("women>0.0001", steered.GetProperty("aborted_by").GetString());
        Assert.Equal(
            "women>0.0001", steered.GetProperty("firings")[0].GetProperty("rule").GetString());
    }

    [Fact]
    public void Run_Auto_SteersWhatTheDescriptionNames()
    {
        var profile = Json("--auto", "be polite, not hostile").GetProperty("profile");
        Assert.Equal("polite", Name(profile.GetProperty("amplify")[0]));
        Assert.Equal("hostile", Name(profile.GetProperty("suppress")[0]));
    }

    [Fact]
    public void Run_StoredProfile_IsWhatWasSaved()
    {
        using var folder = new TemporaryFolder();
        string[] store = ["--profiles", folder.Path];
        Assert.Equal(0, Save("kind", ["--amplify", "polite=3", .. store]).ExitCode);
        Assert.Equal(0, Save("kind", ["--amplify", "polite=2", "--scale", "hostile=0", .. store]).ExitCode);
        Assert.Equal(3, Strength(Json(["--profile", "kind@1", .. store])));
        Assert.Equal(2, Strength(Json(["--profile", "kind", .. store])));
        var list = CommandRun.Of(["steer", "profile", "list", "--json", .. store]).Json();
        Assert.Equal(1, list.GetProperty("count").GetInt32());
        Assert.Equal(2, list.GetProperty("profiles")[0].GetProperty("version").GetInt32());
        var shown = CommandRun.Of(["steer", "profile", "show", "kind@1", .. store]).Json();
        Assert.Equal(1, shown.GetProperty("version").GetInt32());
    }

    [Fact]
    public void Run_ProfileFile_IsRead()
    {
        using var folder = new TemporaryFolder();
        using var file = new TemporaryFolder();
        Save("kind", ["--amplify", "polite=3", "--profiles", folder.Path]);
        var text = CommandRun.Of("steer", "profile", "show", "kind", "--profiles", folder.Path).Output;
        File.WriteAllText(file.File("mine.json"), text);
        Assert.Equal(3, Strength(Json("--profile", file.File("mine.json"))));
    }

    [Fact]
    public void Run_WithoutATerminal_PrintsTheThreeAnswersAndTheirNumbers()
    {
        var run = CommandRun.Of(Line(["--amplify", "storm", "--seed", "5"]));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("unsteered, same seed", run.Output, StringComparison.Ordinal);
        Assert.Contains("random: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("storm: mass", run.Output, StringComparison.Ordinal);
        Assert.Contains("seed 5", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Html_IsAPageWithAPlotOfTheStrengths()
    {
        using var folder = new TemporaryFolder();
        CommandRun.Of(Line(["--amplify", "storm", "--strengths", "1,2", "--html", folder.File("a.html")]));
        var page = File.ReadAllText(folder.File("a.html"));
        Assert.Contains("<polyline", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("", "Nothing is steered", "--amplify")]
    [InlineData("--amplify storm=1e9", "1E+09", "up to 100")]
    [InlineData("--amplify storm=-1", "-1", "above 0")]
    [InlineData("--amplify storm=NaN", "NaN", "NAME=NUMBER")]
    [InlineData("--amplify women", "women", "never steered")]
    [InlineData("--amplify tidez", "tidez", "tides")]
    [InlineData("--amplify #99", "#99", "8 of them")]
    [InlineData("--scale storm=11", "11", "0 to 10")]
    [InlineData("--scale storm", "storm", "NAME=FACTOR")]
    [InlineData("--amplify storm --strengths 1,x", "'x'", "1,2,4")]
    [InlineData("--when storm", "storm", "hostile>0.5")]
    [InlineData("--when storm>0.5:explode", "explode", "amplify polite=2")]
    [InlineData("--abort-when storm>1.5", "1.5", "between 0 and 1")]
    [InlineData("--profile nobody", "nobody", "profile list")]
    [InlineData("--auto xyzzy", "xyzzy", "--amplify")]
    public void Run_Refused_NamesTheValueAndAdvice(string options, string problem, string advice) =>
        CommandRun.Of(Line(options.Split(' ', StringSplitOptions.RemoveEmptyEntries))).FailedWith(problem, advice);

    private static string? Name(JsonElement push) => push.GetProperty("concept").GetProperty("name").GetString();

    private static double Strength(JsonElement report) =>
        report.GetProperty("profile").GetProperty("amplify")[0].GetProperty("strength").GetDouble();

    private CommandRun Save(string name, string[] options) =>
        CommandRun.Of(["steer", "profile", "save", name, "--model", model.Folder, .. options]);

    private string Generated() => CommandRun.Of(
        "generate", "The keeper", "--model", model.Folder, "--threads", "1", "--tokens", "16", "--json").Json()
        .GetProperty("text").GetString()!;

    private string[] Line(string[] options) =>
        ["steer", "The keeper", "--model", model.Folder, "--threads", "1", "--tokens", "16", .. options];

    private JsonElement Json(params string[] options) => CommandRun.Of(Line([.. options, "--json"])).Json();
}
