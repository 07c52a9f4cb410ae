namespace Whence.Corpus.Output;

/// <summary>A line of corpus.jsonl.</summary>
internal sealed record DocumentLine(
    string Id,
    string Source,
    string Title,
    DateOnly Date,
    string Licence,
    string Url,
    string Split,
    IReadOnlyList<Chunk> Chunks);
