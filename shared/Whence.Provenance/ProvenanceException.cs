namespace Whence.Provenance;

/// <summary>A prototype bank, or something asked of it, that cannot be; the message says what to do.</summary>
public sealed class ProvenanceException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="ProvenanceException"/> class.</summary>
    public ProvenanceException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
