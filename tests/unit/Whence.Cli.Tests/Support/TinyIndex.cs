using System.Text.Json;
using Whence.Testing;

namespace Whence.Cli.Tests.Support;

/// <summary>A tiny model and the index of a tiny corpus, built by the command once for a class of tests.</summary>
public sealed class TinyIndex : IDisposable
{
    private readonly TinyModel _model = new();
    private readonly TemporaryFolder _folder = new();

    public TinyIndex()
    {
        File.WriteAllLines(Corpus, Enumerable.Range(0, 14).Select(Line));
        File.WriteAllText(Sources, """[{"id": "sea", "name": "Log of the sea", "licence": "CC-BY-4.0"}]""");
        var run = Run("index", "build", "--corpus", Corpus, "--sources", Sources, "--index", Folder);
        (Built, Progress) = (run.Output, run.Error);
    }

    public string Model => _model.Folder;

    public string Corpus => _folder.File("corpus.jsonl");

    public string Sources => _folder.File("sources.json");

    public string Folder => _folder.File("index");

    /// <summary>Gets what the build printed.</summary>
    public string Built { get; }

    /// <summary>Gets what the build said while it ran.</summary>
    public string Progress { get; }

    public string Place(string name) => _folder.File(name);

    public void Dispose()
    {
        _folder.Dispose();
        _model.Dispose();
    }

    /// <summary>Traces a prompt.</summary>
    internal CommandRun Trace(params string[] options) => Run([
        "trace", "The keeper trims the lamp.", "--index", Folder, "--tokens", "16", "--seed", "1", .. options,
    ]);

    internal CommandRun Run(params string[] line) => CommandRun.Of([.. line, "--model", Model, "--threads", "1"]);

    private static string Line(int document) => JsonSerializer.Serialize(new
    {
        id = $"d{document}",
        source = document % 2 == 0 ? "sea" : "land",
        licence = document % 2 == 0 ? null : "CC0-1.0",
        date = $"2024-05-{document + 1:d2}",
        split = document % 7 == 6 ? "heldout" : "train",
        text = document % 2 == 0
            ? "The keeper trims the lamp at dusk. High water was at ten."
            : "The tide turned soon after. The lamp was high at dusk.",
    });
}
