using System.Text.Json;
using Whence.Engine.Randomness;
using Whence.Models;

namespace Whence.Representations.Measure.Corpus;

/// <summary>The documents of a corpus folder.</summary>
internal sealed class CorpusFile
{
    private const string HeldOut = "heldout";

    private static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly List<Document> _documents;

    private CorpusFile(List<Document> documents) => _documents = documents;

    public static CorpusFile Open(string folder)
    {
        var file = Path.Combine(folder, "corpus.jsonl");
        return File.Exists(file)
            ? new CorpusFile([.. File.ReadLines(file).Select(Parse)])
            : throw new ModelException($"{file} is missing; write the corpus with whence-corpus first.");
    }

    /// <summary>Returns different chunks in an order drawn from a seed.</summary>
    public IReadOnlyList<Chunk> Draw(Func<string, bool> source, bool heldOut, int count, ulong seed)
    {
        var chunks = _documents
            .Where(document => document.Split == HeldOut == heldOut && source(document.Source))
            .SelectMany(document => document.Chunks)
            .DistinctBy(chunk => chunk.Text)
            .ToArray();
        new SplitMix64(seed).Shuffle<Chunk>(chunks);
        return [.. chunks.Take(count)];
    }

    private static Document Parse(string line) => JsonSerializer.Deserialize<Document>(line, Json)!;
}
