using MassTransit;

namespace Whence.Hosting.Messaging.Bus;

/// <summary>Hands what the bus delivers to a handler, which knows no bus.</summary>
internal sealed class HandlerConsumer<TMessage, THandler>(THandler handler) : IConsumer<TMessage>
    where TMessage : class
    where THandler : class, IMessageHandler<TMessage>
{
    public Task Consume(ConsumeContext<TMessage> context) =>
        handler.HandleAsync(context.Message, Describe(context), context.CancellationToken);

    private static MessageContext Describe(ConsumeContext<TMessage> context) => new(
        context.MessageId ?? throw new UnusableMessageException("The message has no id."),
        MessageBody.Digest(context.ReceiveContext.Body.GetBytes()),
        context.ReceiveContext.Redelivered);
}
