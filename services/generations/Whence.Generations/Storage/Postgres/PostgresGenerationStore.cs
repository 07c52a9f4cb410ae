using Microsoft.EntityFrameworkCore;
using Npgsql;
using Whence.Hosting.Idempotency;
using Whence.Hosting.Messaging;
using Whence.Hosting.Payloads;
using Whence.Hosting.Problems;
using Whence.Persistence.Messaging;
using Whence.Persistence.Notifications;

namespace Whence.Generations.Storage.Postgres;

/// <summary>Generations in PostgreSQL.</summary>
internal sealed class PostgresGenerationStore : IGenerationStore, IDisposable
{
    private const string Topic = "generations.events";
    private const int Attempts = 4;
    private static readonly GenerationState[] Ended =
        [GenerationState.Completed, GenerationState.Failed, GenerationState.Cancelled];

    private readonly IDbContextFactory<GenerationsContext> _contexts;
    private readonly AcceptTransaction _accept;
    private readonly INotifications _notifications;
    private readonly GenerationSignals _signals;
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;

    public PostgresGenerationStore(
        IDbContextFactory<GenerationsContext> contexts,
        IPayloadStore payloads,
        INotifications notifications,
        GenerationSignals signals,
        TimeProvider time)
    {
        (_contexts, _notifications, _signals, _time) = (contexts, notifications, signals, time);
        _accept = new AcceptTransaction(contexts, payloads, time);
        _subscription = notifications.Subscribe(Topic, Receive);
    }

    public async Task<AcceptResult> AcceptAsync(NewGeneration generation, CancellationToken cancellation)
    {
        try
        {
            return await _accept.RunAsync(generation, cancellation);
        }
        catch (Exception error) when (IsConnectionLost(error))
        {
            return await LookAgainAsync(generation, cancellation);
        }
    }

    public async Task<bool> PreventAsync(
        string tenant, IdempotencyKey key, Guid generationId, CancellationToken cancellation)
    {
        // One statement, which waits for a transaction that is about to take the same key.
        await using var db = await _contexts.CreateDbContextAsync(cancellation);
        var holder = await IdempotencyKeys.TakeAsync(db, tenant, key, generationId, cancellation);
        return holder is null || holder.Fingerprint.AsSpan().SequenceEqual(key.Fingerprint);
    }

    public async Task<GenerationRecord?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellation);
        return await db.Generations.AsNoTracking().SingleOrDefaultAsync(record => record.Id == id, cancellation);
    }

    public async Task<IReadOnlyList<GenerationRecord>> ListAsync(
        string tenant, Guid? before, int limit, CancellationToken cancellation)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellation);
        var own = db.Generations.AsNoTracking().Where(record => record.Tenant == tenant);
        if (before is { } id)
        {
            own = own.Where(record => record.TenantNumber <
                db.Generations.First(other => other.Id == id && other.Tenant == tenant).TenantNumber);
        }

        return await own.OrderByDescending(record => record.TenantNumber).Take(limit).ToListAsync(cancellation);
    }

    public async Task<GenerationRecord?> ApplyAsync(
        string? consumer,
        MessageContext? context,
        Guid generationId,
        Func<GenerationRecord, Transition?> decide,
        CancellationToken cancellation)
    {
        try
        {
            return await ApplyFirstAsync(consumer, context, generationId, decide, cancellation);
        }
        catch (DbUpdateException error) when (context is not null && error.IsSecondDelivery())
        {
            return await FindReceivedAsync(consumer!, context, generationId, cancellation);
        }
    }

    public async Task<IReadOnlyList<GenerationEvent>> EventsAsync(
        Guid id, int after, int limit, CancellationToken cancellation)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellation);
        return await db.Events
            .AsNoTracking()
            .Where(row => row.GenerationId == id && row.Sequence > after)
            .OrderBy(row => row.Sequence)
            .Take(limit)
            .Select(row => new GenerationEvent(row.Sequence, row.Kind, row.Data, row.At))
            .ToListAsync(cancellation);
    }

    public Task WaitAsync(Guid id, int after, CancellationToken cancellation) =>
        _signals.WaitAsync(id, () => IsThereAsync(id, after, cancellation), cancellation);

    public async Task<IReadOnlyList<Guid>> OverdueAsync(
        DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellation);
        return await db.Generations
            .Where(record => !Ended.Contains(record.State) && record.Deadline < now)
            .OrderBy(record => record.Deadline)
            .Select(record => record.Id)
            .Take(limit)
            .ToListAsync(cancellation);
    }

    public async Task<TokenBalance?> BalanceAsync(string tenant, long? tokensPerDay, CancellationToken cancellation)
    {
        if (tokensPerDay is null)
        {
            return null;
        }

        var day = TokenDay.Of(_time.GetUtcNow());
        await using var db = await _contexts.CreateDbContextAsync(cancellation);
        var used = await db.Database.SqlQuery<long>(
            $"""
            select reserved + charged as "Value" from generations.usage_days where tenant = {tenant} and day = {day}
            """).ToListAsync(cancellation);
        return TokenDay.Balance(tokensPerDay, used.FirstOrDefault(), day);
    }

    public void Dispose() => _subscription.Dispose();

    private static bool IsConnectionLost(Exception? error) =>
        error is NpgsqlException { IsTransient: true } || (error is not null && IsConnectionLost(error.InnerException));

    private static async Task<GenerationRecord?> LockAsync(
        GenerationsContext db, Guid id, CancellationToken cancellation)
    {
        var rows = await db.Generations
            .FromSql($"select * from generations.generations where id = {id} for update")
            .ToListAsync(cancellation);
        return rows.SingleOrDefault();
    }

    // Deliveries are first deliveries nearly always: the receipt is written with the effects, and a second one fails.
    private async Task<GenerationRecord?> ApplyFirstAsync(
        string? consumer,
        MessageContext? context,
        Guid generationId,
        Func<GenerationRecord, Transition?> decide,
        CancellationToken cancellation)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var current = await LockAsync(db, generationId, cancellation);
        if (current is null)
        {
            return null; // nothing is committed: the message is still new if the generation should appear
        }

        if (context is not null)
        {
            db.ReceiveWithEffects(consumer!, context);
        }

        var transition = current.IsTerminal ? null : decide(current);
        var next = transition is null ? current : TransitionRules.Apply(current, transition);
        await WriteAsync(db, current, next, transition, cancellation);
        await transaction.CommitAsync(CancellationToken.None); // cancelled in COMMIT, nobody would know what holds
        Announce(generationId, transition);
        return next;
    }

    private async Task<GenerationRecord?> FindReceivedAsync(
        string consumer, MessageContext context, Guid generationId, CancellationToken cancellation)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        return await db.ReceiveOnceAsync(consumer, context, cancellation) // refuses another body under the same id
            ? throw new InvalidOperationException("The receipt was pruned meanwhile; the next delivery counts.")
            : await FindAsync(generationId, cancellation);
    }

    private async Task WriteAsync(
        GenerationsContext db,
        GenerationRecord current,
        GenerationRecord next,
        Transition? transition,
        CancellationToken cancellation)
    {
        if (transition is not null)
        {
            db.Tell(next.Id, current.LastEvent, transition, _time.GetUtcNow());
        }

        var ends = next.IsTerminal && !current.IsTerminal;
        db.Entry(current).CurrentValues.SetValues(next);
        await db.SaveChangesAsync(cancellation);
        if (ends)
        {
            await TenantLedger.SettleAsync(db, next, cancellation);
        }
    }

    private void Announce(Guid id, Transition? transition)
    {
        if (transition?.Events.Count > 0)
        {
            _signals.Pulse(id);
            _notifications.Notify(Topic, id.ToString("N"));
        }
    }

    private void Receive(string id)
    {
        if (Guid.TryParse(id, out var generation))
        {
            _signals.Pulse(generation);
        }
    }

    private async Task<bool> IsThereAsync(Guid id, int after, CancellationToken cancellation)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellation);
        return await db.Generations.AnyAsync(record => record.Id == id && record.LastEvent > after, cancellation);
    }

    // The connection broke, perhaps in COMMIT: whether the generation is there only the table knows.
    private async Task<AcceptResult> LookAgainAsync(NewGeneration generation, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                return await FindAsync(generation.Record.Id, cancellation) is { } record
                    ? new AcceptResult(AcceptOutcome.Accepted, record, await BalanceOfAsync(generation, cancellation))
                    : throw Unavailable();
            }
            catch (Exception error) when (IsConnectionLost(error))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100 << attempt), cancellation);
            }
        }

        throw Unavailable();
    }

    private static ApiException Unavailable() => new(
        503,
        "storage_unavailable",
        "The request may or may not have been accepted; send it again with the same Idempotency-Key.")
    {
        RetryAfterSeconds = 1,
    };

    private Task<TokenBalance?> BalanceOfAsync(NewGeneration generation, CancellationToken cancellation) =>
        BalanceAsync(generation.Record.Tenant, generation.Limits.TokensPerDay, cancellation);
}
