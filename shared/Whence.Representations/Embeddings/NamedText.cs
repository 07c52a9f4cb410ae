namespace Whence.Representations.Embeddings;

/// <summary>A text to embed.</summary>
/// <param name="Name">What to call it in results: an id, or the text itself.</param>
/// <param name="Text">The text.</param>
public sealed record NamedText(string Name, string Text);
