namespace Whence.Retrieval;

/// <summary>An index that cannot be built or used; the message says what to do.</summary>
public sealed class RetrievalException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="RetrievalException"/> class.</summary>
    public RetrievalException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
