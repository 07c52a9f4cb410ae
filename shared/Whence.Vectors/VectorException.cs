namespace Whence.Vectors;

/// <summary>A store, a vector or a search that is refused; the message says what to do.</summary>
public sealed class VectorException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="VectorException"/> class.</summary>
    public VectorException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
