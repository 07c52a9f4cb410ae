using System.Collections.Concurrent;
using Whence.Hosting.Messaging;

namespace Whence.Integration.Tests.DecodingStorage;

/// <summary>A broker that keeps what it is given.</summary>
internal sealed class RecordingPublisher : IMessagePublisher
{
    private readonly ConcurrentQueue<OutgoingMessage> _messages = new();

    public IReadOnlyList<OutgoingMessage> Messages => [.. _messages];

    public Task PublishAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        _messages.Enqueue(message);
        return Task.CompletedTask;
    }

    /// <summary>Returns the messages when there are so many; how long that takes is nobody's promise here.</summary>
    public async Task<IReadOnlyList<OutgoingMessage>> WaitAsync(int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (_messages.Count < count)
        {
            await Task.Delay(20, limit.Token);
        }

        return Messages;
    }
}
