using Whence.Hosting.Messaging;

namespace Whence.Hosting.Payloads;

/// <summary>A payload is missing, truncated or altered; trying again does not help.</summary>
public sealed class PayloadException : Exception, IPermanentFailure
{
    /// <summary>Initializes a new instance of the <see cref="PayloadException"/> class.</summary>
    public PayloadException(string message)
        : base(message)
    {
    }
}
