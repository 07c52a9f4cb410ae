namespace Whence.Engine.Embeddings;

/// <summary>How the vectors of a text become one.</summary>
public enum Pooling
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The first.</summary>
    First,

    /// <summary>The last.</summary>
    Last,

    /// <summary>Not at all: one vector per token.</summary>
    None,
}
