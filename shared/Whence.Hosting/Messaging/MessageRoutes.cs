using Whence.Contracts;

namespace Whence.Hosting.Messaging;

/// <summary>The subscription list of a process: which handler takes which message.</summary>
public sealed class MessageRoutes
{
    private readonly List<MessageRoute> _routes = [];

    /// <summary>Gets the routes, in the order in which they were added.</summary>
    public IReadOnlyList<MessageRoute> All => _routes;

    /// <summary>Subscribes a handler, with a queue of its own.</summary>
    /// <param name="service">The service, which is the prefix of the queue: <c>decoding.decode-generation</c>.</param>
    /// <param name="concurrency">How many messages are handled at once; null for the default of the bus.</param>
    /// <exception cref="ArgumentException">The message is not in <see cref="MessageTypes"/>, or the service handles it
    /// already.</exception>
    public MessageRoutes Handle<TMessage, THandler>(string service, int? concurrency = null)
        where TMessage : class
        where THandler : class, IMessageHandler<TMessage>
    {
        ArgumentException.ThrowIfNullOrEmpty(service);
        MessageTypes.NameOf(typeof(TMessage));
        if (_routes.Any(route => route.Service == service && route.Message == typeof(TMessage)))
        {
            throw new ArgumentException($"{service} handles {typeof(TMessage).Name} already; one queue, one handler.");
        }

        _routes.Add(new MessageRoute(service, typeof(TMessage), typeof(THandler), concurrency));
        return this;
    }
}
