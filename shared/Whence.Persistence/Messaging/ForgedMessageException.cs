using Whence.Hosting.Messaging;

namespace Whence.Persistence.Messaging;

/// <summary>A message came under the id of another one with another body. Trying again does not help.</summary>
public sealed class ForgedMessageException : Exception, IPermanentFailure
{
    /// <summary>Initializes a new instance of the <see cref="ForgedMessageException"/> class.</summary>
    /// <param name="consumer">Who received it.</param>
    /// <param name="messageId">The id.</param>
    public ForgedMessageException(string consumer, Guid messageId)
        : base($"{consumer} received message {messageId} before, with another body; it is set aside.")
    {
    }
}
