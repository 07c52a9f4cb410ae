namespace Whence.Representations.Measure.Corpus;

/// <summary>A document of the corpus.</summary>
internal sealed record Document(string Source, string Split, IReadOnlyList<Chunk> Chunks);
