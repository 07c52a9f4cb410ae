using System.Text.Json;
using Whence.Cli.Tests.Support;
using Whence.Testing;

namespace Whence.Cli.Tests.Trace;

public sealed class TraceCommandTests(TinyIndex tiny) : IClassFixture<TinyIndex>
{
    [Fact]
    public void Run_Json_NamesEachHitWithItsKindAndPlace()
    {
        var report = tiny.Trace("--json").Json();
        var hits = report.GetProperty("sources").EnumerateArray().ToList();
        Assert.Contains(hits, hit => hit.GetProperty("method").GetString() == "bm25");
        Assert.Contains(hits, hit => hit.GetProperty("method").GetString() == "cosine");
        Assert.All(hits, hit =>
        {
            var isSea = hit.GetProperty("source").GetString() == "sea";
            Assert.Equal(isSea ? "CC-BY-4.0" : "CC0-1.0", hit.GetProperty("licence").GetString());
            var text = isSea
                ? "The keeper trims the lamp at dusk. High water was at ten."
                : "The tide turned soon after. The lamp was high at dusk.";
            Assert.Equal(
                text[hit.GetProperty("start_char").GetInt32()..hit.GetProperty("end_char").GetInt32()],
                hit.GetProperty("text").GetString());
        });
        Assert.Equal(
            1, report.GetProperty("coverage").GetDouble() + report.GetProperty("residual_share").GetDouble(), 1e-9);
        Assert.InRange(report.GetProperty("additivity_error").GetDouble(), 0, 1e-3);
    }

    [Fact]
    public void Run_Supported_IsResemblanceAgainstTheThresholdOfTheIndex()
    {
        var report = tiny.Trace("--json").Json();
        var isSupported = report.GetProperty("resemblance").GetDouble() >= report.GetProperty("threshold").GetDouble();
        Assert.Equal(isSupported, report.GetProperty("supported").GetBoolean());
        var text = tiny.Trace().Output;
        Assert.Equal(!isSupported, text.Contains("no source above threshold", StringComparison.Ordinal));
        var mechanistic = report.GetProperty("sources").EnumerateArray()
            .Count(hit => hit.GetProperty("evidence").GetString() == "mechanistic");
        Assert.Equal(isSupported, mechanistic > 0);
    }

    [Fact]
    public void Run_Text_LabelsEveryKind()
    {
        var run = tiny.Trace();
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (var label in new[]
            { "mechanistic, prototypes", "verbatim, words", "semantic, bm25", "semantic, cosine", "residual" })
        {
            Assert.Contains(label, run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Run_Target_IsASliceOfTheAnswer()
    {
        var report = tiny.Trace("--target", "token:2", "--json").Json();
        var target = report.GetProperty("target");
        Assert.Equal(
            report.GetProperty("text").GetString()![
                target.GetProperty("start_char").GetInt32()..target.GetProperty("end_char").GetInt32()],
            target.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("--without-source", "sea", 6)]
    [InlineData("--without-document", "d2", 1)]
    [InlineData("--without-licence", "CC-BY-4.0", 6)]
    public void Run_Without_PredictsAnswersAnewAndHasAControlOfTheSameSize(string option, string name, int documents)
    {
        var without = tiny.Trace(option, name, "--json").Json().GetProperty("without");
        var (removal, control) = (without.GetProperty("removal"), without.GetProperty("control"));
        Assert.Equal(documents, removal.GetProperty("documents").GetInt32());
        Assert.Equal(documents, control.GetProperty("removal").GetProperty("documents").GetInt32());
        Assert.Equal("land", control.GetProperty("sources")[0].GetString());
        Assert.InRange(removal.GetProperty("error").GetDouble(), 0, 1e-3);
        var tokens = removal.GetProperty("tokens").EnumerateArray().ToList();
        Assert.Equal(
            removal.GetProperty("predicted_delta").GetDouble(),
            tokens.Sum(token => token.GetProperty("predicted_delta").GetDouble()), 1e-9);
        Assert.Equal(removal.GetProperty("flips").GetInt32(), tokens.Count(Flips));
        Assert.Equal(Joined(removal, "removed"), tiny.Trace("--json").Json().GetProperty("text").GetString());
        Assert.Equal(Joined(removal, "added"), removal.GetProperty("text").GetString());
    }

    [Fact]
    public void Run_WithoutAllSources_HasNoControlAndSaysSo()
    {
        string[] options = ["--without-source", "sea", "--without-source", "land"];
        Assert.False(tiny.Trace([.. options, "--json"]).Json().GetProperty("without").TryGetProperty("control", out _));
        Assert.Contains("there is no control", tiny.Trace(options).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Html_IsOnePageWithEveryKind()
    {
        var run = tiny.Trace("--without-source", "sea", "--html", tiny.Place("page.html"), "--json");
        var page = File.ReadAllText(tiny.Place("page.html"));
        Assert.Contains("Semantic: bm25", page, StringComparison.Ordinal);
        Assert.Contains("Without it", page, StringComparison.Ordinal);
        Assert.Contains(run.Json().GetProperty("bank").GetString()!, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("--without-source wind", "no source 'wind'", "land, sea")]
    [InlineData("--without-document d6", "no document 'd6'", "d0, d1")]
    [InlineData("--without-licence MIT", "no licence 'MIT'", "CC-BY-4.0, CC0-1.0")]
    [InlineData("--target chunk:99", "chunk:99", "chunk:0")]
    public void Run_Refused_NamesTheValueAndAdvice(string options, string problem, string advice) =>
        tiny.Trace(options.Split(' ')).FailedWith(problem, advice);

    [Fact]
    public void Run_NoIndex_SaysTheCommandThatMakesOne() => tiny.Run("trace", "x", "--index", tiny.Place("none"))
        .FailedWith("no index", $"whence index build --corpus FILE --index {tiny.Place("none")}");

    [Fact]
    public void Run_IndexOfAnotherModel_IsRefused()
    {
        using var other = new TemporaryFolder();
        TinyModel.Write(other.Path, 77);
        CommandRun.Of("trace", "The", "--index", tiny.Folder, "--model", other.Path, "--threads", "1")
            .FailedWith("build a bank for this model");
    }

    [Fact]
    public void Run_ModelWithoutDiscoveredConcepts_IsTracedToo()
    {
        var (model, index) = (tiny.Place("plain"), tiny.Place("plain-index"));
        Directory.CreateDirectory(model);
        TinyModel.Write(model, 5, discovered: 0);
        string[] end = ["--index", index, "--model", model, "--threads", "1", "--json"];
        CommandRun.Of(["index", "build", "--corpus", tiny.Corpus, .. end]).Json();
        var report = CommandRun.Of([
            "trace", "The tide turned", "--tokens", "16", "--seed", "1", "--without-source", "land", .. end,
        ]).Json();
        Assert.InRange(report.GetProperty("additivity_error").GetDouble(), 0, 1e-3);
        Assert.InRange(report.GetProperty("without").GetProperty("removal").GetProperty("error").GetDouble(), 0, 1e-3);
    }

    private static bool Flips(JsonElement token) => token.GetProperty("flips").GetBoolean();

    private static string Joined(JsonElement removal, string kind) => string.Concat(
        removal.GetProperty("diff").EnumerateArray()
            .Where(piece => piece.GetProperty("kind").GetString() is var found && (found == "equal" || found == kind))
            .Select(piece => piece.GetProperty("text").GetString()));
}
