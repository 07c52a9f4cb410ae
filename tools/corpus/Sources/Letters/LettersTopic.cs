namespace Whence.Corpus.Sources.Letters;

/// <summary>What a letter is about; <paramref name="Thing"/> names it in the chunks that follow.</summary>
internal sealed record LettersTopic(string Thing, ChunkKind Complaint);
