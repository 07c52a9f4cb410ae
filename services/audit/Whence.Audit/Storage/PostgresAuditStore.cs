using Microsoft.EntityFrameworkCore;
using Whence.Audit.Recording;
using Whence.Hosting.Messaging;
using Whence.Persistence.Messaging;

namespace Whence.Audit.Storage;

/// <summary>The log in PostgreSQL: one writer at a time, so that indexes have no gaps, whoever crashes.</summary>
internal sealed class PostgresAuditStore(IDbContextFactory<AuditContext> contexts) : IAuditStore, IDisposable
{
    // The lock admits one; the next prepares its transaction meanwhile. More would only hold connections and wait.
    private const int WritersMax = 2;

    private readonly SemaphoreSlim _writers = new(WritersMax);

    public async Task<bool> AppendAsync(
        string consumer, MessageContext context, AuditDraft draft, CancellationToken cancellation)
    {
        await _writers.WaitAsync(cancellation);
        try
        {
            return await WriteAsync(consumer, context, draft, cancellation);
        }
        finally
        {
            _writers.Release();
        }
    }

    public void Dispose() => _writers.Dispose();

    public async Task<AuditEntry?> FindAsync(Guid id, string? tenant, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var row = await Of(db, tenant).SingleOrDefaultAsync(entry => entry.Id == id, cancellation);
        return row?.ToEntry();
    }

    public async Task<IReadOnlyList<AuditEntry>> ListAsync(AuditQuery query, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await Of(db, query.Tenant)
            .Where(entry => entry.Index > query.After)
            .Where(entry => query.GenerationId == null || entry.GenerationId == query.GenerationId)
            .Where(entry => query.Kind == null || entry.Kind == query.Kind)
            .Where(entry => query.From == null || entry.RecordedAt >= query.From)
            .Where(entry => query.To == null || entry.RecordedAt < query.To)
            .OrderBy(entry => entry.Index)
            .Take(query.Limit)
            .ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToEntry())];
    }

    private async Task<bool> WriteAsync(
        string consumer, MessageContext context, AuditDraft draft, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.ReceiveOnceAsync(consumer, context, cancellation))
        {
            return false;
        }

        // The lock ends with the transaction. The next index is read behind it, so by one writer at a time.
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended('whence.audit.entry', 0))", cancellation);
        var digest = context.BodyDigest.ToArray();
        var added = await db.Database.ExecuteSqlAsync(
            $"""
            insert into audit.entry
                (log_index, id, kind, generation_id, tenant, recorded_at, body, message_id, message_digest)
            select coalesce(max(log_index) + 1, 0), {draft.Id}, {draft.Kind}, {draft.GenerationId}, {draft.Tenant},
                {draft.RecordedAt}, {draft.Body}, {context.MessageId}, {digest}
            from audit.entry
            on conflict (id) do nothing
            """,
            cancellation);
        await transaction.CommitAsync(cancellation);
        return added > 0;
    }

    // An event that does not name its tenant is that of the generation's other events.
    private static IQueryable<EntryRow> Of(AuditContext db, string? tenant)
    {
        var entries = db.Entries.AsNoTracking();
        return tenant is null
            ? entries
            : entries.Where(entry => entry.Tenant == tenant
                || (entry.Tenant == null && db.Entries.Any(
                    other => other.GenerationId == entry.GenerationId && other.Tenant == tenant)));
    }
}
