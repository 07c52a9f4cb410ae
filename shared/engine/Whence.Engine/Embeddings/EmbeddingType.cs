namespace Whence.Engine.Embeddings;

/// <summary>Which vector of a position is embedded.</summary>
public enum EmbeddingType
{
    /// <summary>What enters the LM head.</summary>
    Composed,

    /// <summary>The final hidden state.</summary>
    Hidden,

    /// <summary>The features of the known concepts.</summary>
    Known,

    /// <summary>The features of the discovered concepts; without a discovered head, what the known ones leave.
    /// </summary>
    Discovered,
}
