using Whence.Generations.Storage;
using Whence.Hosting.Identity;
using Whence.Integration.Tests.Persistence;
using Whence.Persistence.Messaging;

namespace Whence.Integration.Tests.GenerationStorage;

/// <summary>What a generation store promises, whatever it is made of.</summary>
public abstract class GenerationStoreConformance(GenerationStoreSetup setup)
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
        Assert.Equal(draft.Record with { TenantNumber = 1, LastEvent = 1 }, result.Record! with { Segments = draft.Record.Segments });
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
    public async Task Accept_ManyWithRefusalsAndFailures_NumbersWithoutGaps()
    {
        var limits = new TenantLimits(TokensPerDay: 100_000);
        await Task.WhenAll(Enumerable.Range(0, 120).Select(index => Task.Run(async () =>
        {
            var draft = Drafts.New(_tenant, limits: limits, reserved: index % 3 == 0 ? 200_000 : 10);
            draft = index % 5 == 0 ? draft with { Announce = _ => throw new InvalidOperationException() } : draft;
            await Record.ExceptionAsync(() => AcceptAsync(draft));
        })));

        var numbers = (await Store.ListAsync(_tenant, null, 200, default)).Select(record => record.TenantNumber).ToList();

        Assert.True(numbers.Count > 50, $"Only {numbers.Count} were accepted.");
        Assert.Equal(Enumerable.Range(1, numbers.Count).Reverse().Select(number => (long)number), numbers);
        Assert.Empty(await setup.DifferencesAsync(_tenant));
    }

    [BackendFact]
    public async Task Apply_SameMessageTwice_ChangesOnce()
    {
        var id = await AcceptedAsync();
        var message = Drafts.Message(Guid.NewGuid());

        await Store.ApplyAsync("c", message, id, Drafts.To(GenerationState.Decoding), default);
        var second = await Store.ApplyAsync("c", message, id, Drafts.To(GenerationState.Attributing), default);

        Assert.Equal((GenerationState.Decoding, 2), (second!.State, second.LastEvent));
    }

    [BackendFact]
    public async Task Apply_SameMessageTwentyTimesAtOnce_ChangesOnce()
    {
        var id = await AcceptedAsync();
        var message = Drafts.Message(Guid.NewGuid());

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(
            () => Store.ApplyAsync("c", message, id, Drafts.To(GenerationState.Decoding), default))));

        Assert.Equal(2, (await Store.EventsAsync(id, 0, 100, default)).Count);
    }

    [BackendFact]
    public async Task Apply_SameIdAnotherBody_Throws()
    {
        var (id, message) = (await AcceptedAsync(), Guid.NewGuid());
        await Store.ApplyAsync("c", Drafts.Message(message), id, _ => null, default);

        await Assert.ThrowsAsync<ForgedMessageException>(() => Store.ApplyAsync(
            "c", Drafts.Message(message, body: 2), id, Drafts.To(GenerationState.Failed), default));

        Assert.Equal(GenerationState.Queued, (await Store.FindAsync(id, default))!.State);
    }

    [BackendFact]
    public async Task Apply_DecisionThrows_KeepsTheMessageNew()
    {
        var id = await AcceptedAsync();
        var message = Drafts.Message(Guid.NewGuid());
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Store.ApplyAsync("c", message, id, _ => throw new InvalidOperationException("planted"), default));

        var again = await Store.ApplyAsync("c", message, id, Drafts.To(GenerationState.Decoding), default);

        Assert.Equal(GenerationState.Decoding, again!.State);
    }

    [BackendFact]
    public async Task Apply_UnknownGeneration_ReturnsNull()
    {
        var missing = await Store.ApplyAsync(
            "c", Drafts.Message(Guid.NewGuid()), Guid.NewGuid(), Drafts.To(GenerationState.Failed), default);

        Assert.Null(missing);
    }

    [BackendFact]
    public async Task Apply_Ended_NeverChangesAgain()
    {
        var id = await AcceptedAsync();
        var ended = await Store.ApplyAsync(null, null, id, Drafts.To(GenerationState.Cancelled), default);

        foreach (var state in Enum.GetValues<GenerationState>())
        {
            await Store.ApplyAsync(null, null, id, Drafts.To(state, generated: 7), default);
        }

        var found = await Store.FindAsync(id, default);
        Assert.Equal(ended, found! with { Segments = ended!.Segments });
        Assert.Empty(await setup.DifferencesAsync(_tenant));
    }

    [BackendFact]
    public async Task Apply_BackwardsOrOtherIdentity_IsNotWritten()
    {
        var id = await AcceptedAsync();
        await Store.ApplyAsync(null, null, id, Drafts.To(GenerationState.Attributing), default);

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Store.ApplyAsync(null, null, id, Drafts.To(GenerationState.Decoding), default));
        var renamed = await Store.ApplyAsync(
            null,
            null,
            id,
            record => new Transition(record with { Tenant = "other", TenantNumber = 9, ReservedTokens = 0 }, [], []),
            default);

        Assert.Equal((_tenant, 1, 100), (renamed!.Tenant, renamed.TenantNumber, renamed.ReservedTokens));
    }

    [BackendFact]
    public async Task Apply_EveryField_ReadsBackAsWritten()
    {
        var id = await AcceptedAsync();
        var written = await Store.ApplyAsync(null, null, id, Everything, default);

        var read = await Store.FindAsync(id, default);

        Assert.Equal(written!.Segments, read!.Segments);
        Assert.Equal(written, read with { Segments = written.Segments });
        Assert.Equal(GenerationState.Attributing, read.State);
    }

    [BackendFact]
    public async Task Apply_FiftyAtOnce_NumbersEventsWithoutGaps()
    {
        var id = await AcceptedAsync();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(index => Task.Run(() => Store.ApplyAsync(
            "c",
            Drafts.Message(Guid.NewGuid()),
            id,
            record => new Transition(record, [Drafts.Event($"{index}a"), Drafts.Event($"{index}b")], []),
            default))));
        var events = await Store.EventsAsync(id, 0, 1000, default);

        Assert.Equal(Enumerable.Range(1, 101), events.Select(happened => happened.Sequence));
        Assert.Equal(101, (await Store.FindAsync(id, default))!.LastEvent);
    }

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
        var other = await AcceptAsync(Drafts.New(Drafts.NewTenant()));

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
        await AcceptAsync(draft);
        await Store.ApplyAsync(
            null, null, draft.Record.Id, Drafts.To(GenerationState.Completed, generated: 40), default);

        Assert.Equal(1000, (await Store.BalanceAsync(_tenant, 1000, default))!.Remaining);
        Assert.Empty(await setup.DifferencesAsync(_tenant));
    }

    private static Guid IdOf(NewGeneration draft) =>
        Whence.Contracts.MessageIds.From(draft.Record.Id, nameof(Whence.Contracts.Tokenization.TokenizePrompt));

    private static Transition Everything(GenerationRecord record)
    {
        var reference = record.Request;
        return new Transition(
            record with
            {
                State = GenerationState.Attributing,
                StartedAt = Drafts.Noon.AddSeconds(1),
                FinishedAt = Drafts.Noon.AddSeconds(2),
                ExplainConcepts = true,
                Tokens = reference,
                PromptTokens = 3,
                Segments = [null, reference, null],
                BlocksEmitted = 2,
                GeneratedTokens = 4,
                Answer = reference,
                Attribution = reference,
                StopReason = "stop",
                ErrorCode = "none",
                ErrorDetail = "Nothing.",
                CancelRequested = true,
            },
            [],
            []);
    }

    private Task<AcceptResult> AcceptAsync(NewGeneration draft) => Store.AcceptAsync(draft, default);

    private async Task<Guid> AcceptedAsync() => (await AcceptAsync(Drafts.New(_tenant))).Record!.Id;

    private async Task<AcceptOutcome[]> AcceptManyAsync(int count, Func<NewGeneration> draft)
    {
        var results = await Task.WhenAll(
            Enumerable.Range(0, count).Select(_ => Task.Run(() => AcceptAsync(draft()))));
        return [.. results.Select(result => result.Outcome)];
    }
}
