namespace Whence.Hosting.Messaging;

/// <summary>The subscription list of a process: which handler takes which message.</summary>
public sealed class MessageRoutes
{
    private readonly List<MessageRoute> _routes = [];

    /// <summary>Gets the routes, in the order in which they were added.</summary>
    public IReadOnlyList<MessageRoute> All => _routes;

    /// <summary>Subscribes a handler, with a queue of its own.</summary>
    /// <param name="service">The service, which is the prefix of the queue: <c>decoding.decode-generation</c>.</param>
    public MessageRoutes Handle<TMessage, THandler>(string service)
        where TMessage : class
        where THandler : class, IMessageHandler<TMessage>
    {
        _routes.Add(new MessageRoute(service, typeof(TMessage), typeof(THandler)));
        return this;
    }
}
