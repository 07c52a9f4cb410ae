namespace Whence.Hosting.Messaging;

/// <summary>Handles one kind of message. It may be called twice with the same message, and out of order.</summary>
/// <typeparam name="TMessage">A message of Whence.Contracts.</typeparam>
public interface IMessageHandler<in TMessage>
    where TMessage : class
{
    /// <summary>Handles a message; it is acknowledged when the task ends and delivered again when it fails.</summary>
    Task HandleAsync(TMessage message, MessageContext context, CancellationToken cancellation);
}
