namespace Whence.Keys;

/// <summary>A key cannot be made, read or stored as asked; the message says what to do.</summary>
public sealed class KeyException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="KeyException"/> class.</summary>
    public KeyException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
