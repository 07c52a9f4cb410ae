namespace Whence.Trainer.Corpus;

/// <summary>A chunk as corpus.jsonl holds it.</summary>
internal sealed record CorpusChunk(string Text, IReadOnlyList<string> Concepts, bool Given = false);
