using System.Text;
using System.Text.Json;
using Whence.Corpora;
using Whence.Corpora.Reading;
using Whence.Engine.Randomness;
using Whence.Models;
using Whence.Provenance.Banks;
using Whence.Provenance.Building;
using Whence.Tensors.Threading;
using Whence.Testing;

namespace Whence.Provenance.Tests;

/// <summary>A bank of a tiny model and a tiny corpus, built once for a class of tests.</summary>
public sealed class TinyBank : IDisposable
{
    public const int Documents = 24;
    public const int HeldOut = 4;

    private static readonly string[] Sentences =
    [
        "The keeper trims the lamp at dusk.", "High water was at ten.", "The tide turned soon after.",
        "The lamp turned at ten, and the keeper trims the tide.", "Soon after dusk the water was high.",
        "The water was at the lamp.",
    ];

    private readonly TinyModel _files = new();
    private readonly TemporaryFolder _folder = new();

    public TinyBank()
    {
        Model = LoadedModel.Open(_files.Folder, 1);
        CorpusFile = System.IO.Path.Combine(_folder.Path, "corpus.jsonl");
        File.WriteAllText(CorpusFile, Corpus());
        Path = System.IO.Path.Combine(_folder.Path, "bank");
        Manifest = Build(Path);
        Bank = PrototypeBank.Open(Path);
    }

    public LoadedModel Model { get; }

    public string CorpusFile { get; }

    public string Path { get; }

    public BankManifest Manifest { get; }

    public PrototypeBank Bank { get; }

    public static BankOptions Options { get; } = new()
    {
        Percentile = 5, CalibrationDocuments = 8, SupportDocuments = 3, CheckpointTokens = 200,
    };

    public BankInput Input => new("tiny", Model.Digest(), CorpusFile);

    public IReadOnlyList<CorpusDocument> Trained =>
        [.. CorpusReader.Read(CorpusFile).Where(document => document.Split == "train")];

    public BankManifest Build(
        string folder,
        BankOptions? options = null,
        Action<BankProgress>? progress = null,
        CancellationToken cancellation = default) =>
        new BankBuilder(Model.Denoiser, Model.Package.Tokenizer, WorkerPool.CallerOnly, options ?? Options)
            .Build(Input, folder, progress, cancellation);

    public void Dispose()
    {
        Bank.Dispose();
        Model.Dispose();
        _folder.Dispose();
        _files.Dispose();
    }

    // Long enough that the documents make several batches.
    private static string Corpus()
    {
        var (random, lines) = (new SplitMix64(7), new StringBuilder());
        for (var i = 0; i < Documents + HeldOut; i++)
        {
            lines.Append(JsonSerializer.Serialize(new
            {
                id = $"document-{i:d2}",
                source = $"source-{i % 3}",
                licence = i % 2 == 0 ? "CC0-1.0" : null,
                split = i % 7 == 6 ? "heldout" : "train",
                chunks = Enumerable.Range(0, 4 + random.Below(60))
                    .Select(_ => new { text = Sentences[random.Below(Sentences.Length)] }),
            }));
            lines.Append('\n');
        }

        return lines.ToString();
    }
}
