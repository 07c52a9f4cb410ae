using Whence.Contracts;
using Whence.Contracts.Decoding;
using Whence.Contracts.Payloads;
using Whence.Decoding.Jobs;
using Whence.Hosting.Messaging;

namespace Whence.Integration.Tests.DecodingStorage;

/// <summary>What every job store promises.</summary>
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

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Claim_ManyWorkersAtOnce_NeverHoldOneJobTwice(bool postgres)
    {
        await using var host = await JobStoreHost.StartAsync(postgres);
        for (var i = 0; i < 40; i++)
        {
            await EnqueueAsync(host, Order($"t{i % 4}"));
        }

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => ClaimAllAsync(host, $"w{worker}")));
        var jobs = claims.SelectMany(claimed => claimed).Select(job => job.GenerationId).ToList();
        Assert.Equal(40, jobs.Count);
        Assert.Equal(40, jobs.Distinct().Count());
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Claim_TenantAtItsMaximum_WaitsForTheOthers(bool postgres)
    {
        await using var host = await JobStoreHost.StartAsync(postgres, ("MaxRunningPerTenant", "2"));
        for (var i = 0; i < 4; i++)
        {
            await EnqueueAsync(host, Order("a"));
        }

        await EnqueueAsync(host, Order("b", cost: 1_000_000));
        var tenants = (await ClaimAllAsync(host, "w")).Select(job => job.Tenant);
        Assert.Equal(["a", "a", "b"], tenants.Order());
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Claim_TenantsWithUnequalQueues_StayWithinOneJobOfEachOther(bool postgres)
    {
        await using var host = await JobStoreHost.StartAsync(postgres);
        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            await EnqueueAsync(host, Order(i < 40 ? "greedy" : i < 50 ? "b" : "c", cost: 100 + random.Next(100)));
        }

        // While all three wait, no tenant may be ahead of another by more than the two dearest jobs.
        var served = new Dictionary<string, long> { ["greedy"] = 0, ["b"] = 0, ["c"] = 0 };
        var left = new Dictionary<string, int> { ["greedy"] = 40, ["b"] = 10, ["c"] = 10 };
        while (left.Values.All(count => count > 0))
        {
            var job = (await host.Store.ClaimAsync("w", None))!;
            served[job.Tenant] += Cost(job);
            left[job.Tenant]--;
            Assert.InRange(served.Values.Max() - served.Values.Min(), 0, 400);
            await host.Store.FinishAsync(job, JobOutcome.Decoded, Cost(job), [], None);
        }

        Assert.True(left["greedy"] > 25);
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Claim_TenantThatWasAway_IsNotServedForAllThatTime(bool postgres)
    {
        await using var host = await JobStoreHost.StartAsync(postgres);
        for (var i = 0; i < 20; i++)
        {
            await EnqueueAsync(host, Order("a", cost: 100));
        }

        for (var i = 0; i < 10; i++)
        {
            await FinishNextAsync(host);
        }

        for (var i = 0; i < 10; i++)
        {
            await EnqueueAsync(host, Order("returning", cost: 100));
        }

        var next = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            next.Add(await FinishNextAsync(host));
        }

        Assert.Equal(5, next.Count(tenant => tenant == "a"));
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Finish_CheaperThanEstimated_GivesTheRestBack(bool postgres)
    {
        await using var host = await JobStoreHost.StartAsync(postgres);
        for (var i = 0; i < 4; i++)
        {
            await EnqueueAsync(host, Order("a", cost: 1000));
            await EnqueueAsync(host, Order("b", cost: 1000));
        }

        // a's jobs turn out to cost nothing, so a is served first each time.
        var tenants = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            var job = (await host.Store.ClaimAsync("w", None))!;
            tenants.Add(job.Tenant);
            await host.Store.FinishAsync(job, JobOutcome.Decoded, 0, [], None);
        }

        Assert.Equal(["a", "a", "a", "a"], tenants);
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Measure_WaitingJobs_CountsThoseNobodyWorksOn(bool postgres)
    {
        await using var host = await JobStoreHost.StartAsync(postgres);
        await EnqueueAsync(host, Order("a"));
        await EnqueueAsync(host, Order("a"));
        await host.PassAsync(TimeSpan.FromSeconds(60));
        await EnqueueAsync(host, Order("b"));
        await host.Store.ClaimAsync("w", None);
        var state = await host.Store.MeasureAsync(None);
        Assert.Equal(2, state.Depth);
        Assert.InRange(state.OldestAge, TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(90));
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Prune_OldJobs_AreForgotten(bool postgres)
    {
        await using var host = await JobStoreHost.StartAsync(postgres, ("Storage:RetentionHours", "1"));
        await EnqueueAsync(host, Order("a"));
        await FinishNextAsync(host);
        await CancelAsync(host, Guid.NewGuid());
        Assert.Equal(0, await host.Store.PruneAsync(None));
        await host.PassAsync(TimeSpan.FromHours(2));
        await EnqueueAsync(host, Order("a"));
        Assert.Equal(2, await host.Store.PruneAsync(None));
        Assert.NotNull(await host.Store.ClaimAsync("w", None));
    }

    private static async Task<List<ClaimedJob>> ClaimAllAsync(JobStoreHost host, string worker)
    {
        var jobs = new List<ClaimedJob>();
        while (await host.Store.ClaimAsync(worker, None) is { } job)
        {
            jobs.Add(job);
        }

        return jobs;
    }

    private static async Task<string> FinishNextAsync(JobStoreHost host)
    {
        var job = (await host.Store.ClaimAsync("w", None))!;
        await host.Store.FinishAsync(job, JobOutcome.Decoded, Cost(job), [], None);
        return job.Tenant;
    }

    private static Task EnqueueAsync(JobStoreHost host, NewJob job) =>
        host.Store.EnqueueAsync(job, Context(job.GenerationId, nameof(DecodeGeneration)), None);

    private static Task CancelAsync(JobStoreHost host, Guid id) =>
        host.Store.CancelAsync(id, Context(id, nameof(CancelDecode)), None);

    private static MessageContext Context(Guid id, string name) =>
        new(MessageIds.From(id, name), new byte[32], Redelivered: false);

    // The cost travels in the length of the request, so that a claim shows it.
    private static NewJob Order(string tenant, long cost = 100) => new(
        Guid.NewGuid(), tenant, Payload(cost), Payload(2), cost, DateTimeOffset.UnixEpoch.AddYears(60), null);

    private static long Cost(ClaimedJob job) => job.Request.Length;

    private static PayloadReference Payload(long length) => new($"sha256:{length:x64}", length);

    private static JobProgress Progress(
        byte[] checkpoint,
        int tokens,
        IReadOnlyList<PayloadReference>? segments,
        IReadOnlyList<OutgoingMessage>? messages = null) =>
        new(checkpoint, tokens, tokens, tokens, segments, messages ?? []);

    private static OutgoingMessage Cancelled(ClaimedJob job) => Cancelled(job.GenerationId);

    private static OutgoingMessage Cancelled(Guid id) => DecodingMessages.Cancelled(id, 0);

    private static OutgoingMessage Block(ClaimedJob job, int block) => DecodingMessages.Block(new BlockCommitted
    {
        GenerationId = job.GenerationId, Block = block, Blocks = 2, Segment = Payload(block), Step = 1, Steps = 2,
    });
}
