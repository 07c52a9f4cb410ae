using Whence.Contracts;
using Whence.Contracts.Tokenization;
using Whence.Generations.Storage;
using Whence.Hosting.Identity;
using Whence.Integration.Tests.Persistence;

namespace Whence.Integration.Tests.GenerationStorage;

/// <summary>What accepting a generation promises, whatever the store is made of.</summary>
public abstract class AcceptConformance(GenerationStoreSetup setup)
{
    private readonly string _tenant = Drafts.NewTenant();

    private IGenerationStore Store => setup.Store;

    [BackendFact]
    public async Task Accept_New_IsDurableAndAnnounced()
    {
        var draft = Drafts.New(_tenant);

        var result = await AcceptAsync(draft);
        var found = await Store.FindAsync(draft.Record.Id, default);
        var events = await Store.EventsAsync(draft.Record.Id, 0, 10, default);
        var request = await setup.Payloads.GetAsync(draft.Record.Id, draft.Record.Request, default);

        Assert.Equal(AcceptOutcome.Accepted, result.Outcome);
        Assert.Equal(
            draft.Record with { TenantNumber = 1, LastEvent = 1 },
            result.Record! with { Segments = draft.Record.Segments });
        Assert.Equal(result.Record!.Seed, found!.Seed);
        Assert.Equal(result.Record, found with { Segments = result.Record.Segments });
        Assert.Equal(draft.RequestPayload.ToArray(), request);
        Assert.Equal([1], events.Select(happened => happened.Sequence));
        await Eventually.TrueAsync(() => setup.Publisher.Ids.Contains(IdOf(draft)), "the announcement");
    }

    [BackendFact]
    public async Task Accept_AnnouncementThrows_LeavesNothing()
    {
        var draft = Drafts.New(_tenant) with { Announce = _ => throw new InvalidOperationException("planted") };

        await Assert.ThrowsAsync<InvalidOperationException>(() => AcceptAsync(draft));
        var next = await AcceptAsync(Drafts.New(_tenant));

        Assert.Null(await Store.FindAsync(draft.Record.Id, default));
        Assert.Equal(1, next.Record!.TenantNumber);
    }

    [BackendFact]
    public async Task Accept_SameKeySameRequest_ReturnsTheFirst()
    {
        var first = await AcceptAsync(Drafts.New(_tenant, Drafts.Key("a")));
        var second = await AcceptAsync(Drafts.New(_tenant, Drafts.Key("a")));

        Assert.Equal(AcceptOutcome.Replayed, second.Outcome);
        Assert.Equal(first.Record!.Id, second.Record!.Id);
    }

    [BackendFact]
    public async Task Accept_SameKeyAnotherRequest_IsRefused()
    {
        await AcceptAsync(Drafts.New(_tenant, Drafts.Key("a")));

        var reused = await AcceptAsync(Drafts.New(_tenant, Drafts.Key("a", body: 2)));
        var other = await AcceptAsync(Drafts.New(Drafts.NewTenant(), Drafts.Key("a", body: 2)));

        Assert.Equal((AcceptOutcome.KeyReused, null), (reused.Outcome, reused.Record));
        Assert.Equal(AcceptOutcome.Accepted, other.Outcome);
    }

    [BackendFact]
    public async Task Accept_FiftyTwinsAtOnce_AreOneGeneration()
    {
        var results = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => Task.Run(() => AcceptAsync(Drafts.New(_tenant, Drafts.Key("twin"))))));

        Assert.Single(results.Select(result => result.Record!.Id).Distinct());
        Assert.Single(results, result => result.Outcome == AcceptOutcome.Accepted);
        Assert.Single(await Store.ListAsync(_tenant, null, 10, default));
    }

    [BackendFact]
    public async Task Accept_HundredForOneSlot_TakesOne()
    {
        var limits = new TenantLimits(ConcurrentGenerations: 3);
        await AcceptAsync(Drafts.New(_tenant, limits: limits));
        await AcceptAsync(Drafts.New(_tenant, limits: limits));

        var outcomes = await AcceptManyAsync(100, () => Drafts.New(_tenant, limits: limits));

        Assert.Single(outcomes, outcome => outcome == AcceptOutcome.Accepted);
        Assert.Equal(99, outcomes.Count(outcome => outcome == AcceptOutcome.TooManyConcurrent));
        Assert.Empty(await setup.DifferencesAsync(_tenant));
    }

    [BackendFact]
    public async Task Accept_HundredForTheLastTokens_TakesOne()
    {
        var limits = new TenantLimits(TokensPerDay: 250);
        await AcceptAsync(Drafts.New(_tenant, limits: limits));

        var outcomes = await AcceptManyAsync(100, () => Drafts.New(_tenant, limits: limits, reserved: 150));
        var balance = await Store.BalanceAsync(_tenant, 250, default);

        Assert.Single(outcomes, outcome => outcome == AcceptOutcome.Accepted);
        Assert.Equal(99, outcomes.Count(outcome => outcome == AcceptOutcome.TokensExhausted));
        Assert.Equal(0, balance!.Remaining);
        Assert.Empty(await setup.DifferencesAsync(_tenant));
    }

    [BackendFact]
    public async Task Accept_LimitsOfNothing_AreRefusedAtOnce()
    {
        var slots = await AcceptAsync(Drafts.New(_tenant, limits: new TenantLimits(ConcurrentGenerations: 0)));
        var tokens = await AcceptAsync(Drafts.New(_tenant, limits: new TenantLimits(TokensPerDay: 99)));

        Assert.Equal(AcceptOutcome.TooManyConcurrent, slots.Outcome);
        Assert.Equal(AcceptOutcome.TokensExhausted, tokens.Outcome);
        Assert.Equal(new TokenBalance(99, 99, Drafts.Noon.AddHours(12)), tokens.Balance);
    }

    [BackendFact]
    public async Task Accept_RefusedWithKey_LeavesTheKeyFree()
    {
        var key = Drafts.Key("again");
        await AcceptAsync(Drafts.New(_tenant, key, new TenantLimits(TokensPerDay: 1)));

        var second = await AcceptAsync(Drafts.New(_tenant, key, new TenantLimits(TokensPerDay: 1000)));

        Assert.Equal(AcceptOutcome.Accepted, second.Outcome);
        Assert.Equal(900, second.Balance!.Remaining);
    }

    [BackendFact]
    public async Task Prevent_FreeKey_RefusesWhatIsAcceptedUnderItLater()
    {
        var (tombstone, draft) = (Drafts.Key("gone", body: 9), Drafts.New(_tenant, Drafts.Key("gone")));

        Assert.True(await Store.PreventAsync(_tenant, tombstone, draft.Record.Id, default));
        Assert.True(await Store.PreventAsync(_tenant, tombstone, draft.Record.Id, default));
        Assert.Equal(AcceptOutcome.KeyReused, (await AcceptAsync(draft)).Outcome);
        Assert.Empty(await Store.ListAsync(_tenant, null, 10, default));
        Assert.Empty(await setup.DifferencesAsync(_tenant));
    }

    [BackendFact]
    public async Task Prevent_WhileItIsAccepted_OneOfThemWins()
    {
        var races = await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            var draft = Drafts.New(_tenant, Drafts.Key($"race-{i}"));
            var accepted = Task.Run(() => AcceptAsync(draft));
            var prevented = Task.Run(
                () => Store.PreventAsync(_tenant, Drafts.Key($"race-{i}", body: 9), draft.Record.Id, default));
            return (IsAccepted: (await accepted).Outcome == AcceptOutcome.Accepted, IsPrevented: await prevented);
        }));

        Assert.All(races, race => Assert.NotEqual(race.IsAccepted, race.IsPrevented));
        Assert.Equal(
            races.Count(race => race.IsAccepted), (await Store.ListAsync(_tenant, null, 100, default)).Count);
    }

    [BackendFact]
    public async Task Accept_ManyWithRefusalsAndFailures_NumbersWithoutGaps()
    {
        var limits = new TenantLimits(TokensPerDay: 100_000);
        await Task.WhenAll(Enumerable.Range(0, 120).Select(index => Task.Run(async () =>
        {
            var draft = Drafts.New(_tenant, limits: limits, reserved: index % 3 == 0 ? 200_000 : 10);
            draft = index % 5 == 0 ? draft with { Announce = _ => throw new InvalidOperationException() } : draft;
            await Record.ExceptionAsync(() => AcceptAsync(draft));
        })));

        var listed = await Store.ListAsync(_tenant, null, 200, default);
        var numbers = listed.Select(record => record.TenantNumber).ToList();

        Assert.True(numbers.Count > 50, $"Only {numbers.Count} were accepted.");
        Assert.Equal(Enumerable.Range(1, numbers.Count).Reverse().Select(number => (long)number), numbers);
        Assert.Empty(await setup.DifferencesAsync(_tenant));
    }

    private static Guid IdOf(NewGeneration draft) =>
        MessageIds.From(draft.Record.Id, nameof(TokenizePrompt));

    private Task<AcceptResult> AcceptAsync(NewGeneration draft) => Store.AcceptAsync(draft, default);

    private async Task<AcceptOutcome[]> AcceptManyAsync(int count, Func<NewGeneration> draft)
    {
        var results = await Task.WhenAll(
            Enumerable.Range(0, count).Select(_ => Task.Run(() => AcceptAsync(draft()))));
        return [.. results.Select(result => result.Outcome)];
    }
}
