using Microsoft.Extensions.Logging.Abstractions;
using Whence.Hosting.Messaging;
using Whence.Persistence.Messaging;

namespace Whence.Integration.Tests.Persistence;

public sealed class MemoryOutboxTests
{
    private readonly RecordingPublisher _publisher = new();

    [Fact]
    public async Task Enqueue_ManyGenerationsAtOnce_KeepsOrderWithinEach()
    {
        using var outbox = await StartAsync();
        _publisher.Before = async _ => await Task.Yield();
        var generations = Enumerable.Range(0, 50).Select(_ => Guid.NewGuid()).ToList();

        Parallel.ForEach(generations, generation =>
        {
            outbox.Enqueue(generation, [ProbeHost.Block(generation, 0), ProbeHost.Block(generation, 1)]);
            outbox.Enqueue(generation, [ProbeHost.Block(generation, 2)]);
        });
        await outbox.StopAsync(CancellationToken.None);

        Assert.All(generations, generation => Assert.Equal([0, 1, 2], _publisher.Blocks(generation)));
    }

    [Fact]
    public async Task Enqueue_PublisherDownThenUp_KeepsOrder()
    {
        using var outbox = await StartAsync();
        var left = 3;
        _publisher.Before = _ => Interlocked.Decrement(ref left) >= 0
            ? throw new UndeliveredException("down")
            : Task.CompletedTask;
        var generation = Guid.NewGuid();

        outbox.Enqueue(generation, [ProbeHost.Block(generation, 0), ProbeHost.Block(generation, 1)]);
        await Eventually.TrueAsync(() => _publisher.Ids.Count == 2, "both messages");

        Assert.Equal([0, 1], _publisher.Blocks(generation));
    }

    [Fact]
    public async Task Enqueue_BeforeTheStart_WaitsForIt()
    {
        using var outbox = Create();
        var generation = Guid.NewGuid();

        outbox.Enqueue(generation, [ProbeHost.Block(generation, 0)]);
        var before = _publisher.Ids.Count;
        await outbox.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => _publisher.Ids.Count == 1, "the message");

        Assert.Equal(0, before);
    }

    [Fact]
    public async Task Stop_PublisherStaysDown_EndsAllTheSame()
    {
        using var outbox = await StartAsync();
        _publisher.Before = _ => throw new UndeliveredException("down");
        var generation = Guid.NewGuid();

        outbox.Enqueue(generation, [ProbeHost.Block(generation, 0)]);
        await outbox.StopAsync(CancellationToken.None);

        Assert.Empty(_publisher.Ids);
    }

    private MemoryOutbox Create() => new(_publisher, TimeProvider.System, NullLogger<MemoryOutbox>.Instance);

    private async Task<MemoryOutbox> StartAsync()
    {
        var outbox = Create();
        await outbox.StartAsync(CancellationToken.None);
        return outbox;
    }
}
