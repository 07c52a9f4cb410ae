using System.Text.Json;
using Whence.Cli.Tests.Support;
using Whence.Testing;

namespace Whence.Cli.Tests.Counterfactual;

public class CounterfactualCommandTests(TinyModel model) : IClassFixture<TinyModel>
{
    private const string Prompt = "The keeper trims the lamp. High water was at ten.";

    [Theory]
    [InlineData("--without-concept tides")]
    [InlineData("--without-concept women")]
    [InlineData("--without-concept #3")]
    [InlineData("--without-concept group:sea")]
    [InlineData("--scale-concept tides=2 --clamp-concept storm=0.5")]
    [InlineData("--without-concept tides --residual zeroed")]
    public void Run_Concepts_ObservesWhatItPredicts(string options)
    {
        var answer = Json([.. options.Split(' '), "--target", "token:2"]);
        Assert.Equal(
            answer.GetProperty("predicted_delta").GetDouble(), answer.GetProperty("observed_delta").GetDouble(), 1e-3);
        Assert.True(double.IsFinite(answer.GetProperty("random_control").GetDouble()));
        Assert.NotEqual(0, answer.GetProperty("edits").GetArrayLength());
    }

    [Fact]
    public void Run_Diff_LeadsFromTheTextBeforeToTheTextAfter()
    {
        var answer = Json("--scale-concept", "tides=10", "--without-concept", "storm");
        var diff = answer.GetProperty("diff").EnumerateArray().ToList();
        Assert.Equal(answer.GetProperty("text_before").GetString(), Joined(diff, "removed"));
        Assert.Equal(answer.GetProperty("text_after").GetString(), Joined(diff, "added"));
    }

    [Theory]
    [InlineData("4:10")]
    [InlineData("keeper")]
    public void Run_Span_IsMaskedByRangeOrByText(string span)
    {
        var spans = Json("--without-span", span).GetProperty("spans");
        Assert.Contains("keeper", Assert.Single(spans.EnumerateArray()).GetProperty("text").GetString()!,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NoRegenerate_GivesNoTextAfter()
    {
        var answer = Json("--without-concept", "tides", "--no-regenerate");
        Assert.False(answer.TryGetProperty("text_after", out _));
        Assert.Equal(0, answer.GetProperty("diff").GetArrayLength());
    }

    [Fact]
    public void Run_WithoutATerminal_PrintsBothTextsAndTheNumbers()
    {
        var run = CommandRun.Of(Line(["--without-concept", "tides", "--seed", "9"]));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("as it was", run.Output, StringComparison.Ordinal);
        Assert.Contains("without tides: predicted", run.Output, StringComparison.Ordinal);
        Assert.Contains("residual frozen", run.Output, StringComparison.Ordinal);
        Assert.Contains("seed 9", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Html_IsOnePage()
    {
        using var folder = new TemporaryFolder();
        CommandRun.Of(Line(["--without-concept", "tides", "--html", folder.File("a.html")]));
        var page = File.ReadAllText(folder.File("a.html"));
        Assert.Contains("predicted change", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("", "nothing is changed", "name a concept")]
    [InlineData("--without-concept tidez", "tidez", "tides")]
    [InlineData("--without-concept group:see", "see", "sea")]
    [InlineData("--without-concept #99", "#99", "#7")]
    [InlineData("--scale-concept tides", "tides", "NAME=FACTOR")]
    [InlineData("--scale-concept tides=11", "11", "10")]
    [InlineData("--clamp-concept tides=2", "2", "0 to 1")]
    [InlineData("--without-span lighthouse", "nowhere", "A:B")]
    [InlineData("--without-span a", "more than once", "A:B")]
    [InlineData("--without-concept tides --residual recomputed", "recomputed", "frozen")]
    [InlineData("--without-concept tides --without-span keeper", "one at a time", "spans")]
    public void Run_Refused_NamesTheValueAndAdvice(string options, string problem, string advice) =>
        CommandRun.Of(Line(options.Split(' ', StringSplitOptions.RemoveEmptyEntries))).FailedWith(problem, advice);

    private static string Joined(IEnumerable<JsonElement> diff, string kind) => string.Concat(diff
        .Where(piece => piece.GetProperty("kind").GetString() == "equal"
            || piece.GetProperty("kind").GetString() == kind)
        .Select(piece => piece.GetProperty("text").GetString()));

    private string[] Line(string[] options) =>
        ["counterfactual", Prompt, "--model", model.Folder, "--threads", "1", "--tokens", "16", .. options];

    private JsonElement Json(params string[] options) => CommandRun.Of(Line([.. options, "--json"])).Json();
}
