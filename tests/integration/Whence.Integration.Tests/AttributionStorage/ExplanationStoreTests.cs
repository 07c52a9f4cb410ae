using Whence.Attribution.Jobs;
using Whence.Contracts.Attribution;
using Whence.Hosting.Idempotency;
using Whence.Hosting.Identity;
using Whence.Hosting.Messaging;
using Whence.Integration.Tests.DecodingStorage;
using static Whence.Integration.Tests.AttributionStorage.ExplanationStoreHost;

namespace Whence.Integration.Tests.AttributionStorage;

/// <summary>What every store of explanations promises.</summary>
public sealed class ExplanationStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Add_ThenFind_ReturnsAllOfIt(bool postgres)
    {
        await using var host = await StartAsync(postgres);
        var record = host.Record();
        Assert.Equal(AddOutcome.Added, (await host.Store.AddAsync(new NewExplanation(record, null, 1), None)).Outcome);
        Assert.Equal(record, await host.Store.FindAsync(record.Id, None));
        Assert.Null(await host.Store.FindAsync(Guid.NewGuid(), None));
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Add_SameKey_IsTheFirstOrRefused(bool postgres)
    {
        await using var host = await StartAsync(postgres);
        var (first, key) = (host.Record(), new IdempotencyKey("k", [1, 2]));
        await host.Store.AddAsync(new NewExplanation(first, key, null), None);

        var again = await host.Store.AddAsync(new NewExplanation(host.Record(), key, null), None);
        var reused = new NewExplanation(host.Record(), key with { Fingerprint = [3] }, null);
        var other = await host.Store.AddAsync(reused, None);
        var tenant = await host.Store.AddAsync(new NewExplanation(host.Record("b"), key, null), None);

        Assert.Equal((AddOutcome.Repeated, first), (again.Outcome, again.Record));
        Assert.Equal(AddOutcome.KeyReused, other.Outcome);
        Assert.Equal(AddOutcome.Added, tenant.Outcome);
        Assert.Equal(AddOutcome.Repeated, (await host.Store.RepeatedAsync("a", key, None))!.Outcome);
        Assert.Null(await host.Store.RepeatedAsync("a", new IdempotencyKey("unused", [1]), None));
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Add_ManyAtOnce_AreAsManyAsAllowed(bool postgres)
    {
        await using var host = await StartAsync(postgres);
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Task.Run(() => host.Store.AddAsync(new NewExplanation(host.Record(), null, 3), None))));
        Assert.Equal(3, results.Count(result => result.Outcome == AddOutcome.Added));
        Assert.Equal(5, results.Count(result => result.Outcome == AddOutcome.TooMany));

        var claim = await host.Store.ClaimAsync("w", None);
        await host.Store.EndAsync(claim!, ExplanationEnd.Cancelled, None);
        var after = await host.Store.AddAsync(new NewExplanation(host.Record(), null, 3), None);
        Assert.Equal(AddOutcome.Added, after.Outcome);
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Claim_SeveralTenants_ServesWhoHasLeastRunning(bool postgres)
    {
        await using var host = await StartAsync(postgres);
        foreach (var tenant in (string[])["a", "a", "b"])
        {
            await host.Store.AddAsync(new NewExplanation(host.Record(tenant), null, null), None);
        }

        var served = new List<string>();
        while (await host.Store.ClaimAsync("w", None) is { } claim)
        {
            served.Add(claim.Record.Tenant);
        }

        Assert.Equal(["a", "b", "a"], served);
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Claim_LeaseThatRanOut_GoesToAnotherAndVoidsTheFirst(bool postgres)
    {
        await using var host = await StartAsync(postgres);
        await host.Store.AddAsync(new NewExplanation(host.Record(), null, null), None);
        var first = (await host.Store.ClaimAsync("w", None))!;
        Assert.False(await host.Store.RenewAsync(first, 0.5, None));
        Assert.Null(await host.Store.ClaimAsync("x", None));
        await host.PassAsync(TimeSpan.FromSeconds(31));
        var second = (await host.Store.ClaimAsync("x", None))!;

        Assert.Equal((1, 2, 2), (first.Attempts, second.Attempts, (int)second.Fencing));
        Assert.Equal(0.5, second.Record.Progress);
        await Assert.ThrowsAsync<StaleClaimException>(() => host.Store.RenewAsync(first, 1, None));
        await Assert.ThrowsAsync<StaleClaimException>(() => host.Store.EndAsync(first, ExplanationEnd.Cancelled, None));
        await Assert.ThrowsAsync<StaleClaimException>(() => host.Store.ReleaseAsync(
            first, TimeSpan.Zero, isFailure: false, None));
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task End_Completed_IsDurableAndTold(bool postgres)
    {
        await using var host = await StartAsync(postgres);
        var record = host.Record();
        await host.Store.AddAsync(new NewExplanation(record, null, null), None);
        var claim = (await host.Store.ClaimAsync("w", None))!;
        var message = new OutgoingMessage(Guid.NewGuid(), Message(record));
        await host.Store.EndAsync(claim, ExplanationEnd.Completed(Payload(2), message), None);

        var ended = (await host.Store.FindAsync(record.Id, None))!;
        Assert.Equal((ExplanationState.Completed, Payload(2), 1), (ended.State, ended.Result, ended.Progress));
        Assert.NotNull(ended.FinishedAt);
        Assert.Equal(message.Id, Assert.Single(await host.Publisher.WaitAsync(1)).Id);
        await Assert.ThrowsAsync<StaleClaimException>(() => host.Store.EndAsync(claim, ExplanationEnd.Cancelled, None));
        Assert.Equal(ended, await host.Store.CancelAsync(record.Id, [], None));
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Release_AfterAFailure_WaitsAndCounts(bool postgres)
    {
        await using var host = await StartAsync(postgres);
        await host.Store.AddAsync(new NewExplanation(host.Record(), null, null), None);
        var first = (await host.Store.ClaimAsync("w", None))!;
        await host.Store.ReleaseAsync(first, TimeSpan.Zero, isFailure: false, None);
        var second = (await host.Store.ClaimAsync("w", None))!;
        await host.Store.ReleaseAsync(second, TimeSpan.FromSeconds(20), isFailure: true, None);

        Assert.Equal((1, 1), (first.Attempts, second.Attempts));
        Assert.Null(await host.Store.ClaimAsync("w", None));
        await host.PassAsync(TimeSpan.FromSeconds(21));
        Assert.Equal(2, (await host.Store.ClaimAsync("w", None))!.Attempts);
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Release_ToWait_LetsOthersWorkAndDoesNotCount(bool postgres)
    {
        await using var host = await StartAsync(postgres);
        await host.Store.AddAsync(new NewExplanation(host.Record(), null, null), None);
        var first = (await host.Store.ClaimAsync("w", None))!;
        await host.Store.ReleaseAsync(first, TimeSpan.FromSeconds(20), isFailure: false, None);
        await host.Store.AddAsync(new NewExplanation(host.Record(), null, null), None);

        var other = (await host.Store.ClaimAsync("w", None))!;
        Assert.NotEqual(first.Record.Id, other.Record.Id);
        Assert.Null(await host.Store.ClaimAsync("w", None));
        await host.PassAsync(TimeSpan.FromSeconds(21));
        var again = (await host.Store.ClaimAsync("w", None))!;
        Assert.Equal((first.Record.Id, 1, 2L), (again.Record.Id, again.Attempts, again.Fencing));
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Cancel_IdleOrRunning_EndsAtOnceOrIsTold(bool postgres)
    {
        await using var host = await StartAsync(postgres);
        var (idle, running) = (host.Record(), host.Record("b"));
        await host.Store.AddAsync(new NewExplanation(idle, null, null), None);
        Assert.Equal(ExplanationState.Cancelled, (await host.Store.CancelAsync(idle.Id, [], None))!.State);
        await host.Store.AddAsync(new NewExplanation(running, null, null), None);
        var claim = (await host.Store.ClaimAsync("w", None))!;

        Assert.Equal(ExplanationState.Running, (await host.Store.CancelAsync(running.Id, [], None))!.State);
        Assert.True(await host.Store.RenewAsync(claim, 0, None));
        Assert.Null(await host.Store.CancelAsync(Guid.NewGuid(), [], None));
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Cancel_Idle_IsToldAndRunningIsNot(bool postgres)
    {
        await using var host = await StartAsync(postgres);
        var (idle, running) = (host.Record(), host.Record("b"));
        await host.Store.AddAsync(new NewExplanation(running, null, null), None);
        await host.Store.ClaimAsync("w", None);
        await host.Store.AddAsync(new NewExplanation(idle, null, null), None);
        await host.Store.CancelAsync(running.Id, [new OutgoingMessage(Guid.NewGuid(), Message(running))], None);
        var message = new OutgoingMessage(Guid.NewGuid(), Message(idle));
        await host.Store.CancelAsync(idle.Id, [message], None);

        Assert.Equal(message.Id, Assert.Single(await host.Publisher.WaitAsync(1)).Id);
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Claim_WithLimits_BringsThem(bool postgres)
    {
        await using var host = await StartAsync(postgres);
        var limits = new TenantLimits(null, 3, 1L << 40);
        var (limited, free) = (host.Record() with { Limits = limits }, host.Record("b"));
        await host.Store.AddAsync(new NewExplanation(limited, null, null), None);
        await host.Store.AddAsync(new NewExplanation(free, null, null), None);

        Assert.Equal(limits, (await host.Store.ClaimAsync("w", None))!.Record.Limits);
        Assert.Equal(new TenantLimits(), (await host.Store.ClaimAsync("w", None))!.Record.Limits);
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task List_OfAGeneration_IsNewestFirst(bool postgres)
    {
        await using var host = await StartAsync(postgres);
        var generation = Guid.NewGuid();
        var records = Enumerable.Range(0, 3).Select(_ => host.Record("a", generation)).ToList();
        foreach (var record in records.Append(host.Record()))
        {
            await host.Store.AddAsync(new NewExplanation(record, null, null), None);
        }

        var listed = await host.Store.ListAsync(generation, ExplanationKind.Inputs, 2, None);
        Assert.Equal([records[2].Id, records[1].Id], listed.Select(record => record.Id));
        Assert.Empty(await host.Store.ListAsync(generation, ExplanationKind.Counterfactual, 2, None));
    }

    private static InputsAttributed Message(ExplanationRecord record) => new()
    {
        GenerationId = record.GenerationId,
        ExplanationId = record.Id,
        TenantId = record.Tenant,
        Principal = record.Principal,
        Question = record.Question,
        Explanation = Payload(2),
        Method = "iterative-perturbation",
        Version = "1",
        Units = 1,
        Forwards = 1,
        Rows = 1,
        ErrorName = "interaction",
        Error = 0,
        Drop = 0,
        RandomDrop = 0,
        ModelDigest = new string('0', 64),
        FinishedAt = record.CreatedAt,
    };
}
