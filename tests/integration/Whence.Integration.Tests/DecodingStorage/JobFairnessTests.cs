using Whence.Decoding.Jobs;
using static Whence.Integration.Tests.DecodingStorage.StoreCalls;

namespace Whence.Integration.Tests.DecodingStorage;

/// <summary>What every job store promises about whose turn it is.</summary>
public sealed class JobFairnessTests
{
    private static readonly CancellationToken None = CancellationToken.None;

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
}
