namespace Whence.Representations.Measure.Corpus;

/// <summary>A chunk of a document.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Concepts">The names of the concepts that it was written about.</param>
internal sealed record Chunk(string Text, IReadOnlyList<string> Concepts);
