using Microsoft.Extensions.Options;
using Whence.Hosting.Idempotency;
using Whence.Hosting.Messaging;
using Whence.Hosting.Payloads;
using Whence.Persistence.Messaging;

namespace Whence.Generations.Storage.Memory;

/// <summary>Generations in memory. One lock stands in for transactions.</summary>
internal sealed class MemoryGenerationStore(
    MemoryOutbox outbox,
    IPayloadStore payloads,
    GenerationSignals signals,
    IOptions<GenerationStorageOptions> options,
    TimeProvider time) : IGenerationStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, MemoryGeneration> _generations = [];
    private readonly Dictionary<string, MemoryTenant> _tenants = [];
    private readonly Dictionary<(string Consumer, Guid MessageId), byte[]> _inbox = [];

    public async Task<AcceptResult> AcceptAsync(NewGeneration generation, CancellationToken cancellation)
    {
        if (Refuse(generation) is { } early)
        {
            return early;
        }

        // What cannot wait under the lock comes before it; a twin that wins meanwhile costs an unused payload.
        await payloads.PutAsync(generation.Record.Id, generation.RequestPayload, cancellation);
        lock (_lock)
        {
            return Refuse(generation) ?? Write(generation);
        }
    }

    public Task<bool> PreventAsync(
        string tenant, IdempotencyKey key, Guid generationId, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var holder = Tenant(tenant).Take(key, generationId, time.GetUtcNow());
            return Task.FromResult(holder.AsSpan().SequenceEqual(key.Fingerprint));
        }
    }

    public Task<GenerationRecord?> FindAsync(Guid id, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return Task.FromResult(_generations.GetValueOrDefault(id)?.Record);
        }
    }

    public Task<IReadOnlyList<GenerationRecord>> ListAsync(
        string tenant, Guid? before, int limit, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var end = before is null ? long.MaxValue : OwnNumber(tenant, before.Value);
            IReadOnlyList<GenerationRecord> page =
            [
                .. _generations.Values
                    .Select(generation => generation.Record)
                    .Where(record => record.Tenant == tenant && record.TenantNumber < end)
                    .OrderByDescending(record => record.TenantNumber)
                    .Take(limit),
            ];
            return Task.FromResult(page);
        }
    }

    public Task<GenerationRecord?> ApplyAsync(
        string? consumer,
        MessageContext? context,
        Guid generationId,
        Func<GenerationRecord, Transition?> decide,
        CancellationToken cancellation)
    {
        lock (_lock)
        {
            var generation = _generations.GetValueOrDefault(generationId);
            if (generation is not null && IsNew(consumer, context) && !generation.Record.IsTerminal)
            {
                Apply(generation, decide);
            }

            Receive(generation, consumer, context);
            return Task.FromResult(generation?.Record);
        }
    }

    public Task<IReadOnlyList<GenerationEvent>> EventsAsync(
        Guid id, int after, int limit, CancellationToken cancellation)
    {
        lock (_lock)
        {
            IReadOnlyList<GenerationEvent> events =
                [.. (_generations.GetValueOrDefault(id)?.Events ?? []).Skip(Math.Max(0, after)).Take(limit)];
            return Task.FromResult(events);
        }
    }

    public Task WaitAsync(Guid id, int after, CancellationToken cancellation) =>
        signals.WaitAsync(id, () => IsThereAsync(id, after), cancellation);

    public Task<IReadOnlyList<Guid>> OverdueAsync(DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        lock (_lock)
        {
            IReadOnlyList<Guid> overdue =
            [
                .. _generations.Values
                    .Select(generation => generation.Record)
                    .Where(record => !record.IsTerminal && record.Deadline < now)
                    .OrderBy(record => record.Deadline)
                    .Select(record => record.Id)
                    .Take(limit),
            ];
            return Task.FromResult(overdue);
        }
    }

    public Task<TokenBalance?> BalanceAsync(string tenant, long? tokensPerDay, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var day = TokenDay.Of(time.GetUtcNow());
            return Task.FromResult(TokenDay.Balance(tokensPerDay, Tenant(tenant).Used(day), day));
        }
    }

    private AcceptResult? Refuse(NewGeneration generation)
    {
        lock (_lock)
        {
            var tenant = Tenant(generation.Record.Tenant);
            tenant.Forget(time.GetUtcNow() - TimeSpan.FromHours(options.Value.IdempotencyHours));
            if (generation.Key is { } key && tenant.Keys.TryGetValue(key.Key, out var holder))
            {
                return holder.Fingerprint.AsSpan().SequenceEqual(key.Fingerprint)
                    ? Result(AcceptOutcome.Replayed, generation, _generations[holder.GenerationId].Record)
                    : Result(AcceptOutcome.KeyReused, generation, null);
            }

            var outcome = tenant.Judge(generation);
            return outcome == AcceptOutcome.Accepted ? null : Result(outcome, generation, null);
        }
    }

    private AcceptResult Write(NewGeneration generation)
    {
        var tenant = Tenant(generation.Record.Tenant);
        var numbered = generation.Record with { TenantNumber = tenant.LastNumber + 1 };
        var transition = generation.Announce(numbered);
        var record = TransitionRules.Apply(numbered, transition);
        tenant.Accept(generation, time.GetUtcNow());
        var entry = new MemoryGeneration(record);
        _generations.Add(record.Id, entry);
        Tell(entry, numbered.LastEvent, transition);
        return Result(AcceptOutcome.Accepted, generation, record);
    }

    private AcceptResult Result(AcceptOutcome outcome, NewGeneration generation, GenerationRecord? record)
    {
        var day = TokenDay.Of(generation.Record);
        var used = Tenant(generation.Record.Tenant).Used(day);
        return new AcceptResult(outcome, record, TokenDay.Balance(generation.Limits.TokensPerDay, used, day));
    }

    private void Apply(MemoryGeneration generation, Func<GenerationRecord, Transition?> decide)
    {
        var current = generation.Record;
        if (decide(current) is not { } transition)
        {
            return;
        }

        generation.Record = TransitionRules.Apply(current, transition);
        Tell(generation, current.LastEvent, transition);
        if (generation.Record.IsTerminal)
        {
            Tenant(current.Tenant).Settle(generation.Record);
        }
    }

    private void Tell(MemoryGeneration generation, int lastEvent, Transition transition)
    {
        generation.Events.AddRange(TransitionRules.Number(lastEvent, transition, time.GetUtcNow()));
        outbox.Enqueue(generation.Record.Id, transition.Messages);
        signals.Pulse(generation.Record.Id);
    }

    private bool IsNew(string? consumer, MessageContext? context)
    {
        if (context is null || !_inbox.TryGetValue((consumer!, context.MessageId), out var digest))
        {
            return true;
        }

        return context.BodyDigest.Span.SequenceEqual(digest)
            ? false
            : throw new ForgedMessageException(consumer!, context.MessageId);
    }

    // Noted last, as in a transaction: had the decision thrown, the message would still be new.
    private void Receive(MemoryGeneration? generation, string? consumer, MessageContext? context)
    {
        if (generation is not null && context is not null)
        {
            _inbox.TryAdd((consumer!, context.MessageId), context.BodyDigest.ToArray());
        }
    }

    private Task<bool> IsThereAsync(Guid id, int after)
    {
        lock (_lock)
        {
            return Task.FromResult(_generations.GetValueOrDefault(id)?.Record.LastEvent > after);
        }
    }

    private long OwnNumber(string tenant, Guid id) =>
        _generations.GetValueOrDefault(id)?.Record is { } record && record.Tenant == tenant ? record.TenantNumber : 0;

    private MemoryTenant Tenant(string name) =>
        _tenants.TryGetValue(name, out var tenant) ? tenant : _tenants[name] = new MemoryTenant();
}
