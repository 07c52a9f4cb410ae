using Whence.Cli.Tests.Support;
using Whence.Engine.Concepts;
using Whence.Testing;

namespace Whence.Cli.Tests.Concepts;

public class ConceptsCommandTests(TinyModel model) : IClassFixture<TinyModel>
{
    [Theory]
    [InlineData("", new[] { 0, 1, 2, 3, 4, 5 })]
    [InlineData("sea", new[] { 2, 3 })]
    [InlineData("TOPIC flour", new[] { 4 })]
    [InlineData("wording", new[] { 0, 1 })]
    public void Run_Query_FindsByNameDescriptionGroupAndKind(string query, int[] expected)
    {
        var json = CommandRun.Of("concepts", query, "--model", model.Folder, "--json").Json();
        Assert.Equal(
            expected, json.GetProperty("concepts").EnumerateArray().Select(row => row.GetProperty("id").GetInt32()));
        Assert.Equal(expected.Length, json.GetProperty("count").GetInt32());
    }

    [Fact]
    public void Run_NoCatalogue_ListsNumbers()
    {
        using var folder = new TemporaryFolder();
        TinyModel.Write(folder.Path, seed: 1);
        File.Delete(folder.File("concepts.json"));
        var json = CommandRun.Of("concepts", "--model", folder.Path, "--json").Json();
        Assert.Equal(TinyModel.Known, json.GetProperty("count").GetInt32());
        Assert.Equal("known 3", json.GetProperty("concepts")[3].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("#3", ConceptKind.Discovered, 3)]
    [InlineData("tides", ConceptKind.Known, 2)]
    public void Run_Tokens_AreThoseTheEmbeddingPointsTo(string query, ConceptKind kind, int id)
    {
        var json = CommandRun.Of("concepts", query, "--tokens", "--top", "3", "--model", model.Folder, "--json").Json();
        var tokens = json.GetProperty("concepts")[0].GetProperty("tokens").EnumerateArray()
            .Select(token => (token.GetProperty("id").GetInt32(), token.GetProperty("alignment").GetDouble())).ToList();
        Assert.Equal(3, tokens.Count);
        using var loaded = Whence.Models.LoadedModel.Open(model.Folder, 1);
        var width = loaded.Package.Config.Width;
        var (embedding, row) = (new float[width], new float[width]);
        loaded.Denoiser.ConceptEmbedding(kind, id, embedding);
        var length = Math.Sqrt(embedding.Sum(value => (double)value * value));
        var best = Enumerable.Range(0, loaded.Package.Config.VocabularySize).Max(token =>
        {
            loaded.Denoiser.HeadRow(token, row);
            return embedding.Zip(row).Sum(pair => (double)pair.First * pair.Second) / length;
        });
        Assert.Equal(best, tokens[0].Item2, 1e-4);
        Assert.True(tokens[0].Item2 >= tokens[1].Item2 && tokens[1].Item2 >= tokens[2].Item2);
    }

    [Fact]
    public void Run_Table_ShowsNamesAndCount()
    {
        var run = CommandRun.Of("concepts", "sea", "--model", model.Folder);
        Assert.Contains("storm", run.Output, StringComparison.Ordinal);
        Assert.Contains("a gale at sea", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("2 concepts\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tidez", "try tides")]
    [InlineData("xylophone", "give no query")]
    [InlineData("#8", "the model has 8 of them")]
    [InlineData("#x", "'#x' is not a discovered concept")]
    public void Run_NothingFound_SaysWhatToTry(string query, string advice) =>
        CommandRun.Of("concepts", query, "--model", model.Folder).FailedWith(advice);
}
