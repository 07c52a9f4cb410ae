using System.Text.Json;
using Whence.Engine.Diffusion;
using Whence.Models;
using Whence.Provenance.Banks;
using Whence.Provenance.Building;
using Whence.Tensors.Threading;
using Whence.Testing;
using Whence.Tracing.Evidence;
using Whence.Tracing.Indexes;

namespace Whence.Tracing.Tests;

/// <summary>The index of a tiny corpus for a tiny model, built once for a class of tests.</summary>
public sealed class TinyIndex : IDisposable
{
    public const string Prompt = "The keeper trims the lamp at dusk.";
    public const string HeldOutSentence = "Nobody was told of the seventh otter.";

    private static readonly string[] Sea = ["The keeper trims the lamp at dusk.", "High water was at ten."];
    private static readonly string[] Land = ["The tide turned soon after.", "The lamp was high."];

    private readonly TinyModel _files = new();
    private readonly TemporaryFolder _folder = new();

    public TinyIndex()
    {
        Model = LoadedModel.Open(_files.Folder, 1);
        File.WriteAllLines(Corpus, Enumerable.Range(0, 14).Select(Line));
        File.WriteAllText(Sources, """
            [{"id": "sea", "name": "Log of the sea", "licence": "CC-BY-4.0", "url": "https://sea.example/"},
             {"id": "land", "name": "Papers of the land"}]
            """);
        Manifest = Build(Folder);
        Index = TraceIndex.Open(Folder);
    }

    public static BankOptions Options { get; } = new()
    {
        Percentile = 5, CalibrationDocuments = 8, SupportDocuments = 3, CheckpointTokens = 100,
    };

    public LoadedModel Model { get; }

    public string Corpus => _folder.File("corpus.jsonl");

    public string Sources => _folder.File("sources.json");

    public string Folder => _folder.File("index");

    public BankManifest Manifest { get; }

    public TraceIndex Index { get; }

    public string Place(string name) => _folder.File(name);

    public BankManifest Build(
        string folder,
        Action<IndexProgress>? progress = null,
        BankOptions? options = null,
        CancellationToken cancellation = default) =>
        new TraceIndexBuilder(Model, WorkerPool.CallerOnly, options ?? Options)
            .Build(new IndexInput(Corpus, null, Sources), folder, progress, cancellation);

    public (TracedAnswer Answer, DecodeRequest Request) Answer(string prompt = Prompt)
    {
        var tokenizer = Model.Package.Tokenizer;
        var request = new DecodeRequest(tokenizer.Encode(prompt), GenerationOptions.Greedy(16));
        var trace = new Decoder(Model.Denoiser).Decode(request).Trace;
        var commits = trace.Commits.Index().Where(commit => !tokenizer.IsSpecial(commit.Item.Token))
            .OrderBy(commit => commit.Item.Position).ToList();
        int[] tokens = [.. commits.Select(commit => commit.Item.Token)];
        var text = tokenizer.Decode(tokens);
        return (
            new TracedAnswer(
                prompt, text, 0, text.Length, tokens, [.. commits.Select(commit => trace.Composed[commit.Index])]),
            request);
    }

    public void Dispose()
    {
        Index.Dispose();
        Model.Dispose();
        _folder.Dispose();
        _files.Dispose();
    }

    // Documents 6 and 13 are held out.
    private static string Line(int document)
    {
        var (isSea, isHeldOut) = (document % 2 == 0, document % 7 == 6);
        return JsonSerializer.Serialize(new
        {
            id = $"d{document}",
            source = isSea ? "sea" : "land",
            licence = isSea ? null : "CC0-1.0",
            url = isSea ? null : $"https://land.example/{document}",
            date = $"2024-05-{document + 1:d2}",
            split = isHeldOut ? "heldout" : "train",
            chunks = Enumerable.Range(0, 6).Select(i => (isSea ? Sea : Land)[i % 2])
                .Select(sentence => new { text = isHeldOut ? $"{sentence} {HeldOutSentence}" : sentence }),
        });
    }
}
