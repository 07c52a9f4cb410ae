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
    private readonly ConditionalWeakTable<DbContext, ContextRows> _rows = [];

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
        if (_rows.TryGetValue(eventData.Context!, out var rows))
        {
            rows.Saved.AddRange(rows.Saving);
            rows.Saving.Clear();
        }

        Commit(eventData.Context!, transaction: null);
        return ValueTask.FromResult(result);
    }

    public override Task SaveChangesFailedAsync(
        DbContextErrorEventData eventData, CancellationToken cancellationToken = default) =>
        ForgetAsync(eventData.Context!);

    public override Task SaveChangesCanceledAsync(
        DbContextEventData eventData, CancellationToken cancellationToken = default) =>
        ForgetAsync(eventData.Context!);

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

        var transaction = db.Database.CurrentTransaction?.TransactionId;
        _rows.GetOrCreateValue(db).Saving.AddRange(rows.Select(row => (transaction, row)));
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

    // What a save did not write is not handed over, whatever becomes of its transaction.
    private Task ForgetAsync(DbContext db)
    {
        if (_rows.TryGetValue(db, out var rows))
        {
            rows.Saving.Clear();
        }

        return Task.CompletedTask;
    }

    private void Commit(DbContext db, Guid? transaction)
    {
        if (!_rows.TryGetValue(db, out var rows))
        {
            return;
        }

        var committed = rows.Saved.Where(saved => saved.Transaction == transaction).Select(saved => saved.Row).ToList();
        rows.Saved.RemoveAll(saved => saved.Transaction == transaction);
        signal.Hand(committed);
    }

    /// <summary>The rows of a context: in a save that is under way, and saved in a transaction that is not over.
    /// </summary>
    private sealed class ContextRows
    {
        public List<(Guid? Transaction, OutboxRow Row)> Saving { get; } = [];

        public List<(Guid? Transaction, OutboxRow Row)> Saved { get; } = [];
    }
}
