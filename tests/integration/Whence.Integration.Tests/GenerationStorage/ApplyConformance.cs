using Whence.Generations.Storage;
using Whence.Integration.Tests.Persistence;
using Whence.Persistence.Messaging;

namespace Whence.Integration.Tests.GenerationStorage;

/// <summary>What applying messages promises, whatever the store is made of.</summary>
public abstract class ApplyConformance(GenerationStoreSetup setup)
{
    private readonly string _tenant = Drafts.NewTenant();

    private IGenerationStore Store => setup.Store;

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

    private async Task<Guid> AcceptedAsync() =>
        (await Store.AcceptAsync(Drafts.New(_tenant), default)).Record!.Id;
}
