using Whence.Contracts.Decoding;
using Whence.Decoding.Jobs;
using Whence.Hosting.Messaging;
using static Whence.Integration.Tests.DecodingStorage.StoreCalls;

namespace Whence.Integration.Tests.DecodingStorage;

/// <summary>What every job store promises about leases, writes and cancellation.</summary>
public sealed class JobStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Claim_QueuedJob_ReturnsAllOfIt(bool postgres)
    {
        await using var host = await JobStoreHost.StartAsync(postgres);
        var order = Order("a") with { TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" };
        await EnqueueAsync(host, order);
        var job = await host.Store.ClaimAsync("w", None);

        Assert.NotNull(job);
        Assert.Equal((order.GenerationId, "a", 1), (job.GenerationId, job.Tenant, job.Fencing));
        Assert.Equal((order.Request, order.Tokens, order.TraceParent), (job.Request, job.Tokens, job.TraceParent));
        Assert.Equal(order.Deadline, job.Deadline, TimeSpan.FromMilliseconds(1));
        Assert.Empty(job.Segments);
        Assert.Null(job.Checkpoint);
        Assert.False(job.CancelRequested || job.IsExhausted);
        Assert.Null(await host.Store.ClaimAsync("x", None));
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Enqueue_SameJobTwice_IsOneJob(bool postgres)
    {
        await using var host = await JobStoreHost.StartAsync(postgres);
        var order = Order("a");
        await EnqueueAsync(host, order);
        await EnqueueAsync(host, order);
        await host.Store.EnqueueAsync(order, Context(order.GenerationId, "again"), None);
        Assert.NotNull(await host.Store.ClaimAsync("w", None));
        Assert.Null(await host.Store.ClaimAsync("w", None));
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Claim_LeaseThatRanOut_GoesToAnotherWithTheCheckpoint(bool postgres)
    {
        await using var host = await JobStoreHost.StartAsync(postgres);
        await EnqueueAsync(host, Order("a"));
        var first = await host.Store.ClaimAsync("w", None);
        await host.Store.CheckpointAsync(first!, Progress([1, 2, 3], 7, [Payload(1)]), None);
        await host.PassAsync(TimeSpan.FromSeconds(29));
        Assert.Null(await host.Store.ClaimAsync("x", None));
        await host.PassAsync(TimeSpan.FromSeconds(2));
        var second = await host.Store.ClaimAsync("x", None);

        Assert.NotNull(second);
        Assert.Equal((first!.GenerationId, 2), (second.GenerationId, second.Fencing));
        Assert.Equal([1, 2, 3], second.Checkpoint);
        Assert.Equal([Payload(1)], second.Segments);
        Assert.Equal((7, first.StartedAt), (second.GeneratedTokens, second.StartedAt));
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Renew_Heartbeat_KeepsTheLease(bool postgres)
    {
        await using var host = await JobStoreHost.StartAsync(postgres);
        await EnqueueAsync(host, Order("a"));
        var job = await host.Store.ClaimAsync("w", None);
        for (var beat = 0; beat < 5; beat++)
        {
            await host.PassAsync(TimeSpan.FromSeconds(20));
            Assert.False(await host.Store.RenewAsync(job!, None));
        }

        Assert.Null(await host.Store.ClaimAsync("x", None));
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Write_ClaimThatIsOver_IsRefusedAndChangesNothing(bool postgres)
    {
        await using var host = await JobStoreHost.StartAsync(postgres);
        await EnqueueAsync(host, Order("a"));
        var stale = (await host.Store.ClaimAsync("w", None))!;
        await host.PassAsync(TimeSpan.FromSeconds(31));
        var own = (await host.Store.ClaimAsync("x", None))!;
        OutgoingMessage[] late = [DecodingMessages.Failed(stale.GenerationId, "c", "d", 9)];

        await Assert.ThrowsAsync<StaleLeaseException>(() => host.Store.RenewAsync(stale, None));
        await Assert.ThrowsAsync<StaleLeaseException>(
            () => host.Store.CheckpointAsync(stale, Progress([9], 9, [Payload(9)], late), None));
        await Assert.ThrowsAsync<StaleLeaseException>(() => host.Store.ReleaseAsync(stale, null, None));
        await Assert.ThrowsAsync<StaleLeaseException>(
            () => host.Store.FinishAsync(stale, JobOutcome.Failed, 1, late, None));
        await host.Store.FinishAsync(own, JobOutcome.Cancelled, 1, [Cancelled(own)], None);
        await Assert.ThrowsAsync<StaleLeaseException>(() => host.Store.RenewAsync(own, None));

        var sent = Assert.Single(await host.Publisher.WaitAsync(1));
        Assert.IsType<DecodeCancelled>(sent.Message);
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Checkpoint_Messages_LeaveInOrderWithTheFinish(bool postgres)
    {
        await using var host = await JobStoreHost.StartAsync(postgres);
        await EnqueueAsync(host, Order("a"));
        var job = (await host.Store.ClaimAsync("w", None))!;
        await host.Store.CheckpointAsync(job, Progress([1], 8, [Payload(1)], [Block(job, 0)]), None);
        await host.Store.CheckpointAsync(job, Progress([2], 16, null), None);
        await host.Store.FinishAsync(job, JobOutcome.Decoded, 5, [Block(job, 1), Cancelled(job)], None);

        var sent = await host.Publisher.WaitAsync(3);
        Assert.Equal([Block(job, 0).Id, Block(job, 1).Id, Cancelled(job).Id], sent.Select(message => message.Id));
        Assert.Null(await host.Store.ClaimAsync("w", None));
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Release_Drained_IsDueAtOnceAndNoFailure(bool postgres)
    {
        await using var host = await JobStoreHost.StartAsync(postgres, ("MaxAttempts", "2"));
        await EnqueueAsync(host, Order("a"));
        for (var round = 1; round <= 6; round++)
        {
            var job = (await host.Store.ClaimAsync("w", None))!;
            Assert.Equal((round, false), (job.Fencing, job.IsExhausted));
            await host.Store.ReleaseAsync(job, failureDelay: null, None);
        }
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Release_Failed_WaitsAndIsExhaustedInTheEnd(bool postgres)
    {
        await using var host = await JobStoreHost.StartAsync(postgres, ("MaxAttempts", "2"));
        await EnqueueAsync(host, Order("a"));
        for (var round = 1; round <= 2; round++)
        {
            var job = (await host.Store.ClaimAsync("w", None))!;
            Assert.False(job.IsExhausted);
            await host.Store.ReleaseAsync(job, TimeSpan.FromSeconds(60), None);
            Assert.Null(await host.Store.ClaimAsync("w", None));
            await host.PassAsync(TimeSpan.FromSeconds(61));
        }

        Assert.True((await host.Store.ClaimAsync("w", None))!.IsExhausted);
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Cancel_Queued_EndsAtOnce(bool postgres)
    {
        await using var host = await JobStoreHost.StartAsync(postgres);
        var order = Order("a");
        await EnqueueAsync(host, order);
        await CancelAsync(host, order.GenerationId);
        Assert.Null(await host.Store.ClaimAsync("w", None));
        var sent = Assert.Single(await host.Publisher.WaitAsync(1));
        Assert.Equal(0, Assert.IsType<DecodeCancelled>(sent.Message).GeneratedTokens);
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Cancel_Running_IsToldToItsWorker(bool postgres)
    {
        await using var host = await JobStoreHost.StartAsync(postgres);
        var order = Order("a");
        await EnqueueAsync(host, order);
        var job = (await host.Store.ClaimAsync("w", None))!;
        var told = new TaskCompletionSource<Guid>();
        using var hints = host.Store.Subscribe(cancelled =>
        {
            if (cancelled is { } id)
            {
                told.TrySetResult(id);
            }
        });
        await CancelAsync(host, order.GenerationId);

        Assert.Equal(order.GenerationId, await told.Task.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.True(await host.Store.RenewAsync(job, None));
        Assert.Empty(host.Publisher.Messages);
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Cancel_RunningWithoutAWorker_EndsAndVoidsTheClaim(bool postgres)
    {
        await using var host = await JobStoreHost.StartAsync(postgres);
        var order = Order("a");
        await EnqueueAsync(host, order);
        var job = (await host.Store.ClaimAsync("w", None))!;
        await host.Store.CheckpointAsync(job, Progress([1], 8, null), None);
        await host.PassAsync(TimeSpan.FromSeconds(31));
        await CancelAsync(host, order.GenerationId);

        var sent = Assert.Single(await host.Publisher.WaitAsync(1));
        Assert.Equal(8, Assert.IsType<DecodeCancelled>(sent.Message).GeneratedTokens);
        await Assert.ThrowsAsync<StaleLeaseException>(() => host.Store.RenewAsync(job, None));
        Assert.Null(await host.Store.ClaimAsync("w", None));
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Cancel_Unknown_RefusesTheJobThatComesLater(bool postgres)
    {
        await using var host = await JobStoreHost.StartAsync(postgres);
        var order = Order("a");
        await CancelAsync(host, order.GenerationId);
        await EnqueueAsync(host, order);
        Assert.Null(await host.Store.ClaimAsync("w", None));
        var sent = await host.Publisher.WaitAsync(1);
        Assert.All(sent, message => Assert.Equal(Cancelled(order.GenerationId).Id, message.Id));
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Cancel_Ended_SaysNothing(bool postgres)
    {
        await using var host = await JobStoreHost.StartAsync(postgres);
        var order = Order("a");
        await EnqueueAsync(host, order);
        var job = (await host.Store.ClaimAsync("w", None))!;
        await host.Store.FinishAsync(job, JobOutcome.Decoded, 1, [Block(job, 0)], None);
        await CancelAsync(host, order.GenerationId);
        await host.Publisher.WaitAsync(1);
        Assert.IsType<BlockCommitted>(Assert.Single(host.Publisher.Messages).Message);
    }
}
