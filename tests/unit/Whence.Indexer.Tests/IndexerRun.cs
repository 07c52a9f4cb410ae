using System.Text.Json;
using Whence.Indexer.Terminal;
using Whence.Testing;

namespace Whence.Indexer.Tests;

/// <summary>A tiny model, a tiny corpus, and the commands on them.</summary>
public sealed class IndexerRun : IDisposable
{
    private readonly TinyModel _model = new();
    private readonly TemporaryFolder _folder = new();

    public IndexerRun()
    {
        File.WriteAllLines(Corpus, Enumerable.Range(0, 12).Select(Line));
        File.WriteAllText(Truths, """
            {"facts": [{"id": "lamp", "source": "sea", "prompt": "The keeper trims", "answer": "nothing known"}],
             "contradictions": [{"id": "tide", "prompt": "The tide", "answers": []}],
             "shared_passages": [{"id": "water", "text": "High water was at ten.", "sources": ["sea", "land"]}]}
            """);
        Built = Run("build", "--corpus", Corpus, "--output", Bank, "--model", Model, "--threads", "1");
    }

    public string Model => _model.Folder;

    public string Corpus => _folder.File("corpus.jsonl");

    public string Truths => _folder.File("truths.json");

    public string Bank => _folder.File("bank");

    public (int Code, string Output, string Error) Built { get; }

    public static (int Code, string Output, string Error) Run(params string[] arguments) =>
        Run(CancellationToken.None, arguments);

    public static (int Code, string Output, string Error) Run(
        CancellationToken cancellation, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = Application.Run(arguments, new CommandStreams(output, error, cancellation));
        return (code, output.ToString(), error.ToString());
    }

    public string Place(string name) => _folder.File(name);

    public void Dispose()
    {
        _folder.Dispose();
        _model.Dispose();
    }

    private static string Line(int document) => JsonSerializer.Serialize(new
    {
        id = $"document-{document}",
        source = document % 2 == 0 ? "sea" : "land",
        text = "The keeper trims the lamp at dusk. High water was at ten, and the tide turned soon after.",
    });
}
