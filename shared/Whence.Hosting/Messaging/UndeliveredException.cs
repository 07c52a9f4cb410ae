namespace Whence.Hosting.Messaging;

/// <summary>The broker did not confirm a message.</summary>
public sealed class UndeliveredException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="UndeliveredException"/> class.</summary>
    public UndeliveredException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
