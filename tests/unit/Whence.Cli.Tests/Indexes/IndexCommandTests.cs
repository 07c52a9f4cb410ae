using Whence.Cli.Tests.Support;

namespace Whence.Cli.Tests.Indexes;

public sealed class IndexCommandTests(TinyIndex tiny) : IClassFixture<TinyIndex>
{
    [Fact]
    public void Build_Corpus_SaysWhatItBuiltAndHowFarItIs()
    {
        Assert.Contains("14 in 14 chunks, 2 held out", tiny.Built, StringComparison.Ordinal);
        Assert.Contains("prototypes", tiny.Built, StringComparison.Ordinal);
        Assert.Contains("storing", tiny.Progress, StringComparison.Ordinal);
        Assert.Contains("building", tiny.Progress, StringComparison.Ordinal);
        Assert.Contains("of 12", tiny.Progress, StringComparison.Ordinal);
    }

    [Fact]
    public void Info_Json_CountsWhatTheCorpusHas()
    {
        var info = Of("info", "--json").Json();
        Assert.Equal(14, info.GetProperty("documents").GetInt32());
        Assert.Equal(2, info.GetProperty("held_out").GetInt32());
        Assert.Equal(2, info.GetProperty("sources").GetInt32());
        Assert.True(info.GetProperty("bytes").GetInt64() > 1000);
    }

    [Fact]
    public void Verify_BuiltIndex_IsFoundWhole()
    {
        Assert.True(Of("verify", "--json").Json().GetProperty("verified").GetBoolean());
        Assert.Contains("as they were built", Of("verify").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_FlippedByte_IsAnError()
    {
        var folder = tiny.Place("flipped");
        Assert.Equal(0, tiny.Run("index", "build", "--corpus", tiny.Corpus, "--index", folder).ExitCode);
        var file = Path.Combine(folder, "verbatim.safetensors");
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);
        CommandRun.Of("index", "verify", "--index", folder).FailedWith("verbatim.safetensors", "build it again");
    }

    [Fact]
    public void Build_Interrupted_SaysHowToGoOn()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var run = CommandRun.WithBytes([], stop.Token, [
            "index", "build", "--corpus", tiny.Corpus, "--index", tiny.Place("stopped"), "--model", tiny.Model,
        ]);
        Assert.Equal(130, run.ExitCode);
        Assert.EndsWith("Interrupted; run the same command again to go on.\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("index info", "--index is missing", "whence index build --corpus FILE --index FOLDER")]
    [InlineData("index info --index /no/such", "no index in /no/such", "index build --corpus FILE --index /no/such.")]
    [InlineData("sources --index /no/such", "no index in /no/such", "whence index build")]
    [InlineData("index build --index /tmp/x", "--corpus", "whence index build --help")]
    [InlineData("index build --corpus /no/such --index FOLDER", "/no/such does not exist", "JSON Lines")]
    [InlineData("index build --corpus CORPUS --index FOLDER --sources /no/such", "/no/such", "list of sources")]
    [InlineData("index build --corpus CORPUS --index FOLDER --percentile 0", "0", "percentile")]
    [InlineData("index build --corpus CORPUS --index FOLDER --percentile wide", "--percentile is 'wide'", "a number")]
    [InlineData("index build --corpus CORPUS --index BUILT", "finished index", "another folder")]
    public void Run_Refused_SaysWhatToDo(string line, string problem, string advice)
    {
        var words = line.Replace("FOLDER", tiny.Place("refused"), StringComparison.Ordinal)
            .Replace("CORPUS", tiny.Corpus, StringComparison.Ordinal)
            .Replace("BUILT", tiny.Folder, StringComparison.Ordinal).Split(' ');
        var run = CommandRun.Of(words.Contains("build") ? [.. words, "--model", tiny.Model] : words);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        var last = run.Error.TrimEnd('\n').Split('\n')[^1];
        Assert.Contains(problem, last, StringComparison.Ordinal);
        Assert.Contains(advice, last, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith(".", last, StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_Index_ListsThemWithLicencesAndDocuments()
    {
        var report = CommandRun.Of("sources", "--index", tiny.Folder, "--json").Json();
        var sources = report.GetProperty("sources").EnumerateArray().ToList();
        Assert.Equal(["land", "sea"], sources.Select(source => source.GetProperty("source").GetString()));
        Assert.Equal("Log of the sea", sources[1].GetProperty("name").GetString());
        Assert.Equal("CC-BY-4.0", sources[1].GetProperty("licences")[0].GetString());
        Assert.Equal(7, sources[1].GetProperty("documents").GetInt32());
        var table = CommandRun.Of("sources", "--index", tiny.Folder).Output;
        Assert.Contains("CC0-1.0", table, StringComparison.Ordinal);
        Assert.Contains("2024-05-01 to 2024-05-13", table, StringComparison.Ordinal);
    }

    private CommandRun Of(string command, params string[] options) =>
        CommandRun.Of(["index", command, "--index", tiny.Folder, .. options]);
}
