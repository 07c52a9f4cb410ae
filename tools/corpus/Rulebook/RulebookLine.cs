namespace Whence.Corpus.Rulebook;

/// <summary>A line of corpus.jsonl: a note and the answers to questions about it.</summary>
internal sealed record RulebookLine(string Id, string Source, string Split, IReadOnlyList<RulebookChunk> Chunks);
