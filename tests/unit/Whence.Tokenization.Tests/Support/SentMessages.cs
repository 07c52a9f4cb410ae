using System.Collections.Concurrent;
using Whence.Hosting.Messaging;

namespace Whence.Services.Tests.Support;

/// <summary>What a handler published.</summary>
internal sealed class SentMessages : IMessagePublisher
{
    private readonly ConcurrentQueue<OutgoingMessage> _sent = new();

    public IReadOnlyList<OutgoingMessage> All => [.. _sent];

    public static MessageContext Context { get; } = new(Guid.NewGuid(), new byte[32], Redelivered: false);

    public Task PublishAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        _sent.Enqueue(message);
        return Task.CompletedTask;
    }

    /// <summary>Returns the only message, which is of this type.</summary>
    public TMessage Single<TMessage>() => Assert.IsType<TMessage>(Assert.Single(_sent).Message);
}
