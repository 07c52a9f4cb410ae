using System.Text.Json;
using Whence.Corpus.Commands;

namespace Whence.Corpus.Tests;

public sealed class WriteCommandTests
{
    [Fact]
    public void Invoke_FortyDocuments_WritesOneLineEach()
    {
        using var folder = new TemporaryFolder();
        var code = WriteCommand.Build().Parse(["--output", folder.Path, "--documents", "40", "--json"]).Invoke();
        Assert.Equal(0, code);
        var lines = File.ReadAllLines(folder.File("corpus.jsonl"));
        Assert.Equal(40, lines.Length);
        Assert.All(lines, AssertDocument);
    }

    [Fact]
    public void Invoke_FortyDocuments_WritesConceptsInIdOrder()
    {
        using var folder = new TemporaryFolder();
        WriteCommand.Build().Parse(["--output", folder.Path, "--documents", "40", "--json"]).Invoke();
        using var concepts = JsonDocument.Parse(File.ReadAllText(folder.File("concepts.json")));
        var rows = concepts.RootElement.EnumerateArray().ToArray();
        Assert.Equal(Enumerable.Range(0, rows.Length), rows.Select(row => row.GetProperty("id").GetInt32()));
        Assert.Equal(ConceptCatalogue.All.Select(info => info.Name), rows.Select(row => Text(row, "name")));
        Assert.All(rows, row => Assert.Equal(Text(row, "kind") == "tone", row.GetProperty("is_tone").GetBoolean()));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("20001")]
    public void Invoke_DocumentsOutOfRange_Fails(string documents)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(1, WriteCommand.Build().Parse(["--output", folder.Path, "--documents", documents]).Invoke());
        Assert.False(File.Exists(folder.File("corpus.jsonl")));
    }

    [Fact]
    public void Invoke_OutputIsAFile_Fails()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("taken");
        File.WriteAllText(file, "not a folder");
        Assert.Equal(1, WriteCommand.Build().Parse(["--output", file, "--documents", "4"]).Invoke());
    }

    private static void AssertDocument(string line)
    {
        using var json = JsonDocument.Parse(line);
        var document = json.RootElement;
        Assert.StartsWith(Text(document, "source"), Text(document, "id"), StringComparison.Ordinal);
        Assert.True(DateOnly.TryParse(Text(document, "date"), out _), line);
        Assert.Matches("^(train|heldout)$", Text(document, "split"));
        Assert.NotEmpty(Text(document, "title"));
        Assert.NotEmpty(Text(document, "licence"));
        Assert.EndsWith(Text(document, "id"), Text(document, "url"), StringComparison.Ordinal);
        Assert.All(document.GetProperty("chunks").EnumerateArray(), chunk =>
        {
            Assert.NotEmpty(Text(chunk, "text"));
            Assert.NotEqual(0, chunk.GetProperty("concepts").GetArrayLength());
        });
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
