using MassTransit;

namespace Whence.Hosting.Messaging.Bus;

/// <summary>Hands what the bus delivers to a handler, which knows no bus.</summary>
internal sealed class HandlerConsumer<TMessage, THandler>(THandler handler, BusMetrics metrics, TimeProvider time)
    : IConsumer<TMessage>
    where TMessage : class
    where THandler : class, IMessageHandler<TMessage>
{
    public async Task Consume(ConsumeContext<TMessage> context)
    {
        var start = time.GetTimestamp();
        var ok = false;
        try
        {
            await handler.HandleAsync(context.Message, Describe(context), context.CancellationToken);
            ok = true;
        }
        catch (OperationCanceledException cause) when (!context.CancellationToken.IsCancellationRequested)
        {
            // Nobody asked the handler to stop: a call that it made took too long.
            throw new TimeoutException("A call that the handler made was given up.", cause);
        }
        finally
        {
            metrics.Handled(typeof(TMessage).Name, time.GetElapsedTime(start), ok);
        }
    }

    private static MessageContext Describe(ConsumeContext<TMessage> context) => new(
        context.MessageId ?? throw new UnusableMessageException("The message has no id."),
        MessageBody.Digest(context.ReceiveContext.Body.GetBytes()),
        context.ReceiveContext.Redelivered);
}
