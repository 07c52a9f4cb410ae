namespace Whence.Catalogue.Statistics;

/// <summary>A chunk of the training corpus.</summary>
/// <param name="Document">The id of its document.</param>
/// <param name="Source">The source of the document.</param>
/// <param name="Chunk">Its number in the document, from 0.</param>
/// <param name="Text">Its text, or how it begins.</param>
public sealed record CorpusPassage(string Document, string? Source, int Chunk, string Text);
