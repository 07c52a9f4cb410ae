using Whence.Engine.Embeddings;

namespace Whence.Representations.Embeddings;

/// <summary>Which vectors of a text are read.</summary>
public sealed record EmbeddingOptions
{
    /// <summary>Gets which vector of a position is read.</summary>
    public EmbeddingType Type { get; init; } = EmbeddingType.Composed;

    /// <summary>Gets how the vectors of a text become one.</summary>
    public Pooling Pooling { get; init; } = Pooling.Mean;

    /// <summary>Gets how many tokens share a forward pass; it changes speed and memory, no number.</summary>
    public int BatchTokens { get; init; } = 2048;

    /// <summary>Gets the name of the reader, for example <c>composed.mean</c>; vectors of different readers are never
    /// compared.</summary>
    public string Reader => $"{Type}.{Pooling}".ToLowerInvariant();
}
