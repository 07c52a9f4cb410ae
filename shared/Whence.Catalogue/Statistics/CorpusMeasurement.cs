using System.Security.Cryptography;
using Whence.Engine.Denoising;
using Whence.Models;
using Whence.Models.Concepts;

namespace Whence.Catalogue.Statistics;

/// <summary>Runs a model over a corpus and measures every concept, document by document.</summary>
public sealed class CorpusMeasurement
{
    private const int DocumentsPerRead = 8;
    private const int ExcerptLength = 160; // enough to recognise a chunk; the corpus has the rest

    private readonly ModelPackage _package;
    private readonly IDenoiser _denoiser;
    private readonly MeasureOptions _options;

    /// <summary>Initializes a new instance of the <see cref="CorpusMeasurement"/> class.</summary>
    public CorpusMeasurement(ModelPackage package, IDenoiser denoiser, MeasureOptions options)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(denoiser);
        ArgumentNullException.ThrowIfNull(options);
        (_package, _denoiser, _options) = (package, denoiser, options);
    }

    /// <summary>Gets how activations are read; figures of two readers are never compared.</summary>
    public static string Reader => "half-masked mean weight/1";

    /// <summary>Measures a corpus.</summary>
    /// <param name="file">JSON Lines.</param>
    /// <param name="modelDigest">The SHA-256 of the weights.</param>
    /// <param name="progress">Told documents read and documents in all.</param>
    /// <param name="cancellation">Checked between batches of documents.</param>
    /// <exception cref="ModelException">The file is missing, empty or malformed.</exception>
    public StatisticsDocument Measure(
        string file,
        string modelDigest,
        Action<int, int>? progress = null,
        CancellationToken cancellation = default)
    {
        var concepts = _denoiser.Config.Concepts;
        var builder = new StatisticsBuilder(concepts.Known, concepts.Discovered, _options.ActiveAt, _options.Seed);
        var reader = new ConceptActivations(_denoiser, seed: _options.Seed);
        var (total, done) = (CorpusDocument.Read(file).Count(), 0);
        var wanted = Math.Min(_options.Documents ?? total, total);
        foreach (var batch in Spread(CorpusDocument.Read(file), total, wanted).Chunk(DocumentsPerRead))
        {
            Add(builder, batch, reader.Read([.. batch.Select(Tokens)], cancellation));
            done += batch.Length;
            progress?.Invoke(done, wanted);
        }

        return builder.Chunks > 0
            ? new StatisticsDocument(
                modelDigest, Digest(file), Reader, _options.ActiveAt, builder.Chunks, builder.Build())
            : throw new ModelException($"{file} holds no text; give a corpus with at least one document.");
    }

    private static IEnumerable<CorpusDocument> Spread(IEnumerable<CorpusDocument> all, int total, int wanted) =>
        all.Where((_, index) => (long)(index + 1) * wanted / total > (long)index * wanted / total);

    private static void Add(
        StatisticsBuilder builder,
        CorpusDocument[] documents,
        IReadOnlyList<IReadOnlyList<ChunkActivation>> activations)
    {
        foreach (var (document, chunks) in documents.Zip(activations))
        {
            for (var chunk = 0; chunk < chunks.Count; chunk++)
            {
                var text = Excerpt(document.Chunks[chunk].Trim());
                var passage = new CorpusPassage(document.Id, document.Source, chunk, text);
                builder.Add(passage, chunks[chunk].Known.Mean, chunks[chunk].Discovered.Mean);
            }
        }
    }

    private static string Excerpt(string text) =>
        text.Length <= ExcerptLength ? text
            : text[..(char.IsHighSurrogate(text[ExcerptLength - 2]) ? ExcerptLength - 2 : ExcerptLength - 1)] + "…";

    // As in training: chunks of a document follow each other, each closed by an end-of-chunk token.
    private ChunkedTokens Tokens(CorpusDocument document)
    {
        var (tokens, chunks) = (new List<int>(), new List<(int, int)>());
        foreach (var text in document.Chunks)
        {
            var start = tokens.Count;
            tokens.AddRange(_package.Tokenizer.Encode(start == 0 || text.StartsWith('\n') ? text : " " + text));
            chunks.Add((start, tokens.Count));
            tokens.Add(_package.Config.Tokens.EndOfChunk);
        }

        return new ChunkedTokens(tokens, chunks);
    }

    private static string Digest(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
