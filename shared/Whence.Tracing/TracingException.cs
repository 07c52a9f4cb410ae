namespace Whence.Tracing;

/// <summary>An index, or a question about it, that cannot be; the message says what to do.</summary>
public sealed class TracingException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="TracingException"/> class.</summary>
    public TracingException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
