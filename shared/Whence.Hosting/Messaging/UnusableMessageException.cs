namespace Whence.Hosting.Messaging;

/// <summary>A message lacks what every message has.</summary>
public sealed class UnusableMessageException : Exception, IPermanentFailure
{
    /// <summary>Initializes a new instance of the <see cref="UnusableMessageException"/> class.</summary>
    public UnusableMessageException(string message)
        : base(message)
    {
    }
}
