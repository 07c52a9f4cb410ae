namespace Whence.Corpus.Model;

/// <summary>What a source writes; the library adds id, licence, address and split.</summary>
internal sealed record DocumentDraft(string Title, DateOnly Date, IReadOnlyList<Chunk> Chunks);
