using Whence.Generations.Storage;
using Whence.Integration.Tests.Persistence;

namespace Whence.Integration.Tests.GenerationStorage;

/// <summary>What readers of a store are promised, whatever it is made of.</summary>
public abstract class ReadingConformance(GenerationStoreSetup setup)
{
    private readonly string _tenant = Drafts.NewTenant();

    private IGenerationStore Store => setup.Store;

    [BackendFact]
    public async Task Events_FromTheMiddle_GoOnBehindIt()
    {
        var id = await AcceptedAsync();
        await Store.ApplyAsync(
            null, null, id, record => new Transition(record, [Drafts.Event("x"), Drafts.Event("y")], []), default);

        var page = await Store.EventsAsync(id, 1, 1, default);

        Assert.Equal([Drafts.Event("x").Data], page.Select(happened => happened.Data));
        Assert.Empty(await Store.EventsAsync(id, 3, 10, default));
    }

    [BackendFact]
    public async Task Wait_EventBehind_ReturnsAtOnce()
    {
        var id = await AcceptedAsync();

        var waiting = Store.WaitAsync(id, 0, default);

        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(waiting.IsCompletedSuccessfully);
    }

    [BackendFact]
    public async Task Wait_NothingHappens_ReturnsAllTheSame()
    {
        var id = await AcceptedAsync();

        var waiting = Store.WaitAsync(id, 1, default);

        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Single(await Store.EventsAsync(id, 0, 10, default));
    }

    [BackendFact]
    public async Task Wait_CallerGone_StopsWaiting()
    {
        var id = await AcceptedAsync();
        using var caller = new CancellationTokenSource();

        var waiting = Store.WaitAsync(id, 1, caller.Token);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [BackendFact]
    public async Task List_WhileOthersArrive_PagesWithoutRepetition()
    {
        for (var index = 0; index < 7; index++)
        {
            await AcceptedAsync();
        }

        var first = await Store.ListAsync(_tenant, null, 3, default);
        await AcceptedAsync();
        var second = await Store.ListAsync(_tenant, first[^1].Id, 3, default);
        var third = await Store.ListAsync(_tenant, second[^1].Id, 3, default);

        Assert.Equal(
            [7, 6, 5, 4, 3, 2, 1],
            first.Concat(second).Concat(third).Select(record => (int)record.TenantNumber));
    }

    [BackendFact]
    public async Task List_AnotherTenantsCursor_IsEmpty()
    {
        await AcceptedAsync();
        var other = await Store.AcceptAsync(Drafts.New(Drafts.NewTenant()), default);

        Assert.Empty(await Store.ListAsync(_tenant, other.Record!.Id, 10, default));
    }

    [BackendFact]
    public async Task Overdue_Deadlines_FindWhatHasNotEnded()
    {
        var (late, ended) = (await AcceptedAsync(), await AcceptedAsync());
        await Store.ApplyAsync(null, null, ended, Drafts.To(GenerationState.Failed), default);

        var none = await Store.OverdueAsync(Drafts.Noon.AddMinutes(1), 1000, default);
        var some = await Store.OverdueAsync(Drafts.Noon.AddMinutes(2), 1000, default);

        Assert.DoesNotContain(late, none);
        Assert.Contains(late, some);
        Assert.DoesNotContain(ended, some);
    }

    [BackendFact]
    public async Task Balance_WithoutLimit_IsNull()
    {
        Assert.Null(await Store.BalanceAsync(_tenant, null, default));
        Assert.Equal(
            new TokenBalance(5, 5, new DateTimeOffset(2026, 1, 16, 0, 0, 0, TimeSpan.Zero)),
            await Store.BalanceAsync(_tenant, 5, default));
    }

    [BackendFact]
    public async Task Balance_AcceptedYesterday_ChargesYesterday()
    {
        var draft = Drafts.New(_tenant);
        draft = draft with { Record = draft.Record with { CreatedAt = Drafts.Noon.AddDays(-1) } };
        await Store.AcceptAsync(draft, default);
        await Store.ApplyAsync(
            null, null, draft.Record.Id, Drafts.To(GenerationState.Completed, generated: 40), default);

        Assert.Equal(1000, (await Store.BalanceAsync(_tenant, 1000, default))!.Remaining);
        Assert.Empty(await setup.DifferencesAsync(_tenant));
    }

    private async Task<Guid> AcceptedAsync() =>
        (await Store.AcceptAsync(Drafts.New(_tenant), default)).Record!.Id;
}
