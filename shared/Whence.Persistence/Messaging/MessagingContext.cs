using Microsoft.EntityFrameworkCore;
using Npgsql;
using Whence.Hosting.Messaging;

namespace Whence.Persistence.Messaging;

/// <summary>Sends and receives messages within a transaction.</summary>
public static class MessagingContext
{
    /// <summary>Adds a message to the outbox; it leaves after the commit, behind the aggregate's earlier ones. A
    /// message that the outbox holds already is not added again.</summary>
    public static void Enqueue(this DbContext db, Guid aggregateId, OutgoingMessage message)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(message);
        var rows = db.Set<OutboxRow>();
        rows.Add(OutboxRow.From(aggregateId, message, place: rows.Local.Count));
    }

    /// <summary>Adds a receipt that is saved together with the effects, which spares a round trip. When the save fails
    /// and <see cref="IsSecondDelivery"/> says why, begin again with <see cref="ReceiveOnceAsync"/>.</summary>
    public static void ReceiveWithEffects(this DbContext db, string consumer, MessageContext context)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(context);
        db.Set<InboxRow>().Add(new InboxRow
        {
            Consumer = consumer,
            MessageId = context.MessageId,
            BodyDigest = context.BodyDigest.ToArray(),
        });
    }

    /// <summary>Returns whether a save failed because its receipt was there already.</summary>
    public static bool IsSecondDelivery(this DbUpdateException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.InnerException is PostgresException
        {
            SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "inbox_pkey",
        };
    }

    /// <summary>Notes in the current transaction that a consumer received a message.</summary>
    /// <returns>False when its effects were committed before: change nothing then.</returns>
    /// <exception cref="ForgedMessageException">The id came before with another body.</exception>
    public static async Task<bool> ReceiveOnceAsync(
        this DbContext db, string consumer, MessageContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(context);
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("Begin a transaction first: the inbox row belongs to the effects.");
        }

        var table = $"\"{db.Model.GetDefaultSchema()}\".inbox";
        var digest = context.BodyDigest.ToArray();
        var insert = "insert into " + table
            + " (consumer, message_id, body_digest) values ({0}, {1}, {2}) on conflict do nothing";
        var added = await db.Database.ExecuteSqlRawAsync(insert, [consumer, context.MessageId, digest], cancellation);
        if (added > 0)
        {
            return true;
        }

        var select = "select body_digest as \"Value\" from " + table + " where consumer = {0} and message_id = {1}";
        var known = await db.Database.SqlQueryRaw<byte[]>(select, consumer, context.MessageId)
            .SingleAsync(cancellation);
        return known.AsSpan().SequenceEqual(digest)
            ? false
            : throw new ForgedMessageException(consumer, context.MessageId);
    }
}
