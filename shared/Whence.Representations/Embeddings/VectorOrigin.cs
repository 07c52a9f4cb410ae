namespace Whence.Representations.Embeddings;

/// <summary>Where a vector came from.</summary>
/// <param name="Source">The name of its text.</param>
/// <param name="Position">Its token within the text, or null when the vectors of the text were pooled.</param>
public sealed record VectorOrigin(string Source, int? Position = null);
