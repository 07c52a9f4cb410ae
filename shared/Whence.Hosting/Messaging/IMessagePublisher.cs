namespace Whence.Hosting.Messaging;

/// <summary>Hands messages to the broker.</summary>
public interface IMessagePublisher
{
    /// <summary>Returns when the broker has the message on disk in at least one queue.</summary>
    /// <exception cref="UndeliveredException">The broker did not confirm in time, refused the message, or has no queue
    /// for it. Whether it holds the message is unknown: send it again under the same id.</exception>
    Task PublishAsync(OutgoingMessage message, CancellationToken cancellation);
}
