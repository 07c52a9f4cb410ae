using Whence.Catalogue.Labels;
using Whence.Catalogue.Statistics;
using Whence.Cli.Tests.Support;
using Whence.Models.Concepts;
using Whence.Testing;

namespace Whence.Cli.Tests.Concepts;

public sealed class CatalogueCommandTests : IDisposable
{
    private const string Corpus = """
        {"id":"log-1","source":"log","chunks":[{"text":"High water was at ten."},{"text":"The tide turned soon."}]}
        {"id":"note-1","source":"notes","text":"The keeper trims the lamp at dusk."}

        """;

    private readonly TinyModel _model = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Search_Word_RanksWholeWordsInNamesFirst()
    {
        var rows = Run("search", "storms").Json().GetProperty("concepts");

        Assert.Equal("storm", rows[0].GetProperty("name").GetString());
        Assert.Equal("whole-word", rows[0].GetProperty("match").GetString());
    }

    [Fact]
    public void Search_UnknownWord_NamesTheNearest()
    {
        var run = CommandRun.Of("concepts", "search", "tidez", "--model", _model.Folder);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("the nearest names are tides", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nearest_Discovered_ListsOthersByCosine()
    {
        var rows = Run("nearest", "#3", "--limit", "4").Json().GetProperty("concepts").EnumerateArray().ToList();

        Assert.Equal(4, rows.Count);
        var cosines = rows.ConvertAll(row => row.GetProperty("score").GetDouble());
        Assert.Equal(cosines.OrderDescending(), cosines);
        Assert.DoesNotContain(rows, row => row.GetProperty("name").GetString() == "#3");
    }

    [Theory]
    [InlineData("nearest", "tidez", "did you mean tides")]
    [InlineData("show", "#8", "the model has 8 of them")]
    [InlineData("show", "6", "the model has 6")]
    public void ShowAndNearest_UnknownConcept_SaysWhatThereIs(string command, string concept, string advice) =>
        CommandRun.Of("concepts", command, concept, "--model", _model.Folder).FailedWith(advice);

    [Fact]
    public void Show_ConceptThatMayNotBeSteered_IsShownAllTheSame()
    {
        var page = Run("show", "women").Json();

        Assert.False(page.GetProperty("is_steerable").GetBoolean());
        Assert.Equal(10, page.GetProperty("tokens").GetArrayLength());
        Assert.Equal(5, page.GetProperty("nearest").GetArrayLength());
        Assert.False(page.TryGetProperty("base_rate", out _));
    }

    [Fact]
    public void Measure_Corpus_GivesShowItsFigures()
    {
        var file = Path.Combine(_folder.Path, "corpus.jsonl");
        File.WriteAllText(file, Corpus);

        var measured = Run("measure", "--corpus", file).Json();

        Assert.Equal(3, measured.GetProperty("chunks").GetInt64());
        Assert.Equal(TinyModel.Known + TinyModel.Discovered, measured.GetProperty("concepts").GetInt32());
        var page = Run("show", "tides").Json();
        Assert.InRange(page.GetProperty("base_rate").GetDouble(), 1e-6, 1);
        var example = page.GetProperty("bands")[0].GetProperty("examples")[0].GetProperty("passage");
        Assert.Matches("^(log|note)-1$", example.GetProperty("document").GetString());
        Assert.Contains(
            "active in", CommandRun.Of("concepts", "show", "tides", "--model", _model.Folder).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Measure_Twice_WritesTheSameBytes()
    {
        var file = Path.Combine(_folder.Path, "corpus.jsonl");
        File.WriteAllText(file, Corpus);
        var statistics = Path.Combine(_model.Folder, StatisticsFile.Name);

        Run("measure", "--corpus", file);
        var first = File.ReadAllBytes(statistics);
        Run("measure", "--corpus", file);

        Assert.Equal(first, File.ReadAllBytes(statistics));
    }

    [Theory]
    [InlineData("", "holds no text")]
    [InlineData("{\"id\":\"a\"}\n", "line 1 is not a document")]
    public void Measure_UnusableCorpus_SaysWhatIsWrong(string corpus, string part)
    {
        var file = Path.Combine(_folder.Path, "corpus.jsonl");
        File.WriteAllText(file, corpus);

        CommandRun.Of("concepts", "measure", "--corpus", file, "--model", _model.Folder).FailedWith(part);
    }

    [Fact]
    public void Import_Table_WritesBothCatalogues()
    {
        var csv = Path.Combine(_folder.Path, "labels.csv");
        File.WriteAllText(csv, "concept_id,name,is_tone\n0,blunt,true\n6,tides again,false\n");

        var report = Run("import", csv, "--output", _folder.Path).Json();

        Assert.Equal(1, report.GetProperty("known").GetInt32());
        Assert.True(ConceptCatalogue.Read(_folder.Path, TinyModel.Known).Find("blunt")!.IsTone);
        Assert.Equal("tides again", DiscoveredLabels.Read(_folder.Path, TinyModel.Discovered)[0].Name);
    }

    private CommandRun Run(params string[] arguments) =>
        CommandRun.Of(["concepts", .. arguments, "--model", _model.Folder, "--json"]);
}
