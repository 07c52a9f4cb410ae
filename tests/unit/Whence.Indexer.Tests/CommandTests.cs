using System.Text.Json;

namespace Whence.Indexer.Tests;

public sealed class CommandTests(IndexerRun run) : IClassFixture<IndexerRun>
{
    [Fact]
    public void Build_Corpus_SaysWhatItBuiltAndHowFarItIs()
    {
        Assert.Equal(0, run.Built.Code);
        Assert.Contains("12 documents", run.Built.Output, StringComparison.Ordinal);
        Assert.Contains("scanning", run.Built.Error, StringComparison.Ordinal);
        Assert.Contains("building  12 of 12", run.Built.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(run.Bank, "bank.json")));
    }

    [Fact]
    public void Build_Interrupted_EndsWith130AndCanBeContinued()
    {
        string[] build = ["build", "--corpus", run.Corpus, "--output", run.Place("stopped"), "--model", run.Model];
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var (code, _, error) = IndexerRun.Run(stop.Token, build);
        Assert.Equal(130, code);
        Assert.EndsWith(
            "Interrupted; run the same command again to continue." + Environment.NewLine, error,
            StringComparison.Ordinal);
        Assert.Equal(0, IndexerRun.Run(build).Code);
    }

    [Fact]
    public void Build_FinishedFolder_IsRefused()
    {
        var (code, _, error) = IndexerRun.Run(
            "build", "--corpus", run.Corpus, "--output", run.Bank, "--model", run.Model);
        Assert.Equal(1, code);
        Assert.Contains("holds a finished bank", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_LineIsNoDocument_NamesTheLine()
    {
        File.WriteAllText(run.Place("broken.jsonl"), "{\"id\": \"a\", \"source\": \"s\", \"text\": \"t\"}\n{}\n");
        var (code, _, error) = IndexerRun.Run(
            "build", "--corpus", run.Place("broken.jsonl"), "--output", run.Place("b"), "--model", run.Model);
        Assert.Equal(1, code);
        Assert.Contains("line 2", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("info")]
    [InlineData("verify")]
    public void Run_FolderWithoutBank_SaysWhatToGive(string command)
    {
        var (code, _, error) = IndexerRun.Run(command, "--bank", run.Model);
        Assert.Equal(1, code);
        Assert.Contains("holds no bank.json", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_UnknownOption_PointsToTheHelp()
    {
        var (code, _, error) = IndexerRun.Run("info", "--nothing");
        Assert.Equal(1, code);
        Assert.Contains("see whence-indexer info --help", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Info_Json_IsTheManifestWithoutItsVectors()
    {
        var (code, output, _) = IndexerRun.Run("info", "--bank", run.Bank, "--json");
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(12, json.RootElement.GetProperty("corpus").GetProperty("documents").GetInt32());
        Assert.True(json.RootElement.GetProperty("radius").GetDouble() > 0);
        Assert.DoesNotContain("direction", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_ItsCorpusAndModel_SaysAsBuilt()
    {
        var (code, output, _) = IndexerRun.Run(
            "verify", "--bank", run.Bank, "--corpus", run.Corpus, "--model", run.Model);
        Assert.Equal(0, code);
        Assert.Contains("are as built", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_AnotherCorpus_IsRefused()
    {
        File.WriteAllText(run.Place("other.jsonl"), "{\"id\": \"a\", \"source\": \"s\", \"text\": \"t\"}\n");
        var (code, _, error) = IndexerRun.Run("verify", "--bank", run.Bank, "--corpus", run.Place("other.jsonl"));
        Assert.Equal(1, code);
        Assert.Contains("give the other corpus", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Measure_ModelThatKnowsNothing_RanksNoFact()
    {
        var (code, output, _) = IndexerRun.Run(
            "measure", "--bank", run.Bank, "--truths", run.Truths, "--model", run.Model, "--threads", "1", "--json");
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(0, json.RootElement.GetProperty("facts_answered").GetInt32());
        Assert.Equal("neither", json.RootElement.GetProperty("splits")[0].GetProperty("answered").GetString());
    }

    [Fact]
    public void Measure_KeyOfAnotherKind_IsNamed()
    {
        var (code, _, error) = IndexerRun.Run(
            "measure", "--bank", run.Bank, "--truths", run.Corpus, "--model", run.Model);
        Assert.Equal(1, code);
        Assert.Contains("no key of planted truths", error, StringComparison.Ordinal);
    }
}
