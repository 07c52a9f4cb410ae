namespace Whence.Corpus.Rulebook;

/// <summary>A piece of a document.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Concepts">The names of its concepts.</param>
/// <param name="Given">Whether it is a prompt, from whose own words nothing is to be learned.</param>
internal sealed record RulebookChunk(string Text, IReadOnlyList<string> Concepts, bool Given);
