using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Whence.Persistence.Schemas;

namespace Whence.Persistence.Messaging;

/// <summary>
/// Prepares outbox rows when they are saved and hands them to the dispatcher when they are committed:
/// 1. before saving, one query numbers the rows and says whether the aggregate waits for earlier ones;
/// 2. rows of an aggregate that waits for nothing are inserted as claimed by this process;
/// 3. after the commit the dispatcher gets those in memory and publishes them without claiming, which spares a write.
/// A process that dies in between leaves a claim that expires.
/// </summary>
internal sealed class OutboxInterceptor<TContext>(SchemaName<TContext> schema, OutboxSignal<TContext> signal)
    : SaveChangesInterceptor, IDbTransactionInterceptor
    where TContext : DbContext
{
    private static readonly TimeSpan ClaimLength = TimeSpan.FromSeconds(30);

    // A context that is thrown away without a commit takes its rows along.
    private readonly ConditionalWeakTable<DbContext, List<SavedRows>> _saved = [];

    public override InterceptionResult<int> SavingChanges(
        DbContextEventData eventData, InterceptionResult<int> result) =>
        Added(eventData.Context!).Count == 0
            ? result
            : throw new NotSupportedException("Save messages by SaveChangesAsync.");

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = eventData.Context!;
        if (Added(db) is { Count: > 0 } rows)
        {
            await PrepareAsync(db, rows, cancellationToken);
        }

        return result;
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Commit(eventData.Context!, transaction: null);
        return ValueTask.FromResult(result);
    }

    public override Task SaveChangesFailedAsync(
        DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        _saved.Remove(eventData.Context!); // the transaction is lost with it
        return Task.CompletedTask;
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        Commit(eventData.Context!, eventData.TransactionId);

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Commit(eventData.Context!, eventData.TransactionId);
        return Task.CompletedTask;
    }

    private static List<OutboxRow> Added(DbContext db) =>
    [
        .. db.ChangeTracker.Entries<OutboxRow>()
            .Where(entry => entry.State == EntityState.Added)
            .Select(entry => entry.Entity)
            .OrderBy(row => row.AggregateOrder),
    ];

    private async Task PrepareAsync(DbContext db, List<OutboxRow> rows, CancellationToken cancellation)
    {
        var tails = await OutboxTail.ReadAsync(db, schema.Value, rows, cancellation);
        var known = tails[0].Known.ToHashSet();
        foreach (var row in rows.Where(row => known.Contains(row.Id)))
        {
            db.Entry(row).State = EntityState.Detached; // enqueued before: the same message
        }

        rows.RemoveAll(row => known.Contains(row.Id));
        foreach (var tail in tails)
        {
            Place(tail, rows.Where(row => row.AggregateId == tail.AggregateId));
        }

        _saved.GetOrCreateValue(db).Add(new SavedRows(db.Database.CurrentTransaction?.TransactionId, rows));
    }

    private void Place(OutboxTail tail, IEnumerable<OutboxRow> rows)
    {
        var order = tail.LastOrder;
        var claimed = signal.TakesCommitted && !tail.Waiting;
        foreach (var row in rows)
        {
            row.AggregateOrder = ++order;
            row.ClaimedBy = claimed ? signal.Owner : null;
            row.ClaimUntil = claimed ? new DateTimeOffset(tail.Now) + ClaimLength : null;
        }
    }

    private void Commit(DbContext db, Guid? transaction)
    {
        if (!_saved.TryGetValue(db, out var saves))
        {
            return;
        }

        foreach (var save in saves.Where(save => save.Transaction == transaction).ToList())
        {
            saves.Remove(save);
            signal.Hand(save.Rows);
        }
    }

    private sealed record SavedRows(Guid? Transaction, List<OutboxRow> Rows);
}
