namespace Whence.Recordings;

/// <summary>A generation that cannot be replayed, whatever is tried again; the message holds no text of it.</summary>
public sealed class RecordingException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="RecordingException"/> class.</summary>
    /// <param name="code">The code of the API: <c>model_mismatch</c>, <c>trace_unreadable</c>,
    /// <c>payload_unreadable</c>.</param>
    /// <param name="message">One sentence.</param>
    /// <param name="inner">What was found.</param>
    public RecordingException(string code, string message, Exception? inner = null)
        : base(message, inner) => Code = code;

    /// <summary>Gets the code of the API.</summary>
    public string Code { get; }
}
