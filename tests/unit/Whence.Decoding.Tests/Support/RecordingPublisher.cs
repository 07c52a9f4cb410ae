using System.Collections.Concurrent;
using Whence.Hosting.Messaging;

namespace Whence.Decoding.Tests.Support;

/// <summary>A broker that keeps what it is given.</summary>
internal sealed class RecordingPublisher : IMessagePublisher
{
    private readonly ConcurrentQueue<OutgoingMessage> _messages = new();

    public IReadOnlyList<OutgoingMessage> Messages => [.. _messages];

    public IReadOnlyList<T> Of<T>() => [.. _messages.Select(message => message.Message).OfType<T>()];

    public Task PublishAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        _messages.Enqueue(message);
        return Task.CompletedTask;
    }

    /// <summary>Returns the messages of a kind when there are so many.</summary>
    public async Task<IReadOnlyList<T>> WaitAsync<T>(int count)
    {
        await Eventually.TrueAsync(() => Of<T>().Count >= count, $"{count} of {typeof(T).Name}");
        return Of<T>();
    }
}
