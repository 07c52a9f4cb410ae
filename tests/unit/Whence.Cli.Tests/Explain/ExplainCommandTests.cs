using System.Text.Json;
using Whence.Cli.Tests.Support;
using Whence.Testing;

namespace Whence.Cli.Tests.Explain;

public class ExplainCommandTests(TinyModel model) : IClassFixture<TinyModel>
{
    private const string Prompt = "The keeper trims the lamp. High water was at ten.";

    [Theory]
    [InlineData("ig", "completeness")]
    [InlineData("gradient", "completeness")]
    [InlineData("itp", "interaction")]
    [InlineData("shapley", "efficiency")]
    public void Run_EachMethod_NamesItselfAndItsErrorAndItsControl(string method, string error)
    {
        var answer = Json("--method", method, "--unit", "sentence");
        Assert.Equal(error, answer.GetProperty("error").GetProperty("name").GetString());
        Assert.True(answer.GetProperty("forwards").GetInt32() > 0);
        Assert.False(string.IsNullOrEmpty(answer.GetProperty("method").GetString()));
        Assert.Equal(1, answer.GetProperty("random_control").GetProperty("units").GetInt32());
    }

    [Theory]
    [InlineData("token")]
    [InlineData("word")]
    [InlineData("sentence")]
    public void Run_Units_AreSlicesThatCoverThePrompt(string unit)
    {
        var answer = Json("--method", "itp", "--unit", unit);
        var (text, end) = (answer.GetProperty("text").GetString()!, 0);
        Assert.Equal(Prompt, text);
        foreach (var row in answer.GetProperty("units").EnumerateArray())
        {
            Assert.Equal(end, row.GetProperty("start_char").GetInt32());
            var start = end;
            end = row.GetProperty("end_char").GetInt32();
            Assert.Equal(text[start..end], row.GetProperty("text").GetString());
            Assert.True(double.IsFinite(row.GetProperty("score").GetDouble()));
        }

        Assert.Equal(text.Length, end);
    }

    [Fact]
    public void Run_Target_IsASliceOfTheAnswer()
    {
        var answer = Json("--method", "itp", "--target", "token:3");
        var target = answer.GetProperty("target");
        var text = answer.GetProperty("answer").GetString()!;
        Assert.Equal("token:3", target.GetProperty("name").GetString());
        Assert.Equal(
            text[target.GetProperty("start_char").GetInt32()..target.GetProperty("end_char").GetInt32()],
            target.GetProperty("text").GetString());
    }

    [Fact]
    public void Run_SystemMessage_IsAUnitBesideThePrompt()
    {
        var units = Json("--method", "itp", "--unit", "message", "--system", "Speak of ferries.")
            .GetProperty("units").EnumerateArray().Select(unit => unit.GetProperty("text").GetString()!.Trim());
        Assert.Equal(["Speak of ferries.", Prompt], units);
    }

    [Fact]
    public void Run_Spans_AreTheUnits()
    {
        var units = Json("--method", "itp", "--span", "0:3", "--span", "27:31").GetProperty("units");
        Assert.Equal(2, units.GetArrayLength());
        Assert.Equal(0, units[0].GetProperty("start_char").GetInt32());
    }

    [Fact]
    public void Run_Compare_RanksAllMethodsAgainstEachOther()
    {
        var comparison = Json("--method", "itp", "--unit", "sentence", "--compare").GetProperty("comparison");
        var methods = comparison.GetProperty("methods").GetArrayLength();
        Assert.Equal(6, methods + comparison.GetProperty("skipped").GetArrayLength());
        Assert.Equal(methods * (methods - 1) / 2, comparison.GetProperty("agreement").GetArrayLength());
        Assert.All(comparison.GetProperty("agreement").EnumerateArray(), pair => Assert.InRange(
            pair.GetProperty("spearman").GetDouble(), -1.0001, 1.0001));
    }

    [Theory]
    [InlineData("--method itp", "logprob")]
    [InlineData("--method ig", "logprob")]
    [InlineData("--method ig --scale logit", "logit")]
    public void Run_AnyMethod_ExplainsLogProbabilitiesUnlessLogitsAreAskedFor(string options, string scale)
    {
        var answer = Json([.. options.Split(' '), "--unit", "sentence"]);
        Assert.Equal(scale, answer.GetProperty("scale").GetString());
        Assert.Equal(scale == "logprob", answer.GetProperty("value").GetDouble() < 0);
    }

    [Fact]
    public void Run_SameSeed_GivesTheSameScores()
    {
        string[] options = ["--method", "itp", "--temperature", "1.5", "--seed", "4"];
        Assert.Equal(
            Json(options).GetProperty("units").GetRawText(), Json(options).GetProperty("units").GetRawText());
    }

    [Fact]
    public void Run_WithoutATerminal_MarksTheStrongestWithTheirScores()
    {
        var run = CommandRun.Of(Line(["--method", "itp", "--seed", "9"]));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Matches(@"\[[+-]\d[^\]]*\]", run.Output);
        Assert.Contains("random token", run.Output, StringComparison.Ordinal);
        Assert.Contains("interaction error", run.Output, StringComparison.Ordinal);
        Assert.Contains("seed 9", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Html_WritesAPageWithEveryScore()
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Of(Line(["--method", "itp", "--html", folder.File("why.html"), "--json"]));
        var page = File.ReadAllText(folder.File("why.html"));
        var count = run.Json().GetProperty("units").GetArrayLength();
        Assert.Equal(count + 1, page.Split("class=\"cell ").Length);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        var digest = run.Json().GetProperty("model").GetProperty("digest").GetString()!;
        Assert.Contains(digest, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--target chunk:99", "chunk:99", "chunk:0")]
    [InlineData("--target word:1", "word:1", "answer")]
    [InlineData("--span 9:3", "9:3", "A < B")]
    [InlineData("--span 0:999", "0:999", "inside the prompt")]
    [InlineData("--method magic", "magic", "hipe")]
    [InlineData("--unit page", "page", "sentence")]
    [InlineData("--unit message", "messages", "word")]
    [InlineData("--html /no/such/folder/a.html", "--html", "folder")]
    public void Run_Refused_NamesTheValueAndAdvice(string options, string problem, string advice) =>
        CommandRun.Of(Line(options.Split(' '))).FailedWith(problem, advice);

    [Fact]
    public void Run_Cancelled_EndsWith130()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var run = CommandRun.WithBytes([], cancelled.Token, Line(["--method", "itp"]));
        Assert.Equal(130, run.ExitCode);
        Assert.Contains("Interrupted", run.Error, StringComparison.Ordinal);
    }

    private string[] Line(string[] options) =>
        ["explain", Prompt, "--model", model.Folder, "--threads", "1", "--tokens", "16", .. options];

    private JsonElement Json(params string[] options) => CommandRun.Of(Line([.. options, "--json"])).Json();
}
