using System.Collections.Concurrent;
using Whence.Contracts.Decoding;
using Whence.Hosting.Messaging;

namespace Whence.Integration.Tests.Persistence;

/// <summary>A broker that keeps what it is given, and refuses what the test wants refused.</summary>
internal sealed class RecordingPublisher : IMessagePublisher
{
    private readonly ConcurrentQueue<OutgoingMessage> _taken = new();

    /// <summary>Gets or sets what comes before a message is taken; it may throw.</summary>
    public Func<OutgoingMessage, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Gets or sets what comes after a message was taken and before the sender hears of it.</summary>
    public Func<OutgoingMessage, Task> After { get; set; } = _ => Task.CompletedTask;

    /// <summary>Gets what was taken, in order, repetitions included.</summary>
    public IReadOnlyList<OutgoingMessage> Taken => [.. _taken];

    /// <summary>Gets the ids of what was taken.</summary>
    public IReadOnlyList<Guid> Ids => [.. _taken.Select(message => message.Id)];

    public async Task PublishAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        await Before(message);
        _taken.Enqueue(message);
        await After(message);
    }

    /// <summary>Returns the blocks that were announced for a generation, in order.</summary>
    public IReadOnlyList<int> Blocks(Guid generation) =>
    [
        .. _taken.Select(message => message.Message)
            .OfType<BlockCommitted>()
            .Where(message => message.GenerationId == generation)
            .Select(message => message.Block),
    ];
}
