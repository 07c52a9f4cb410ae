using Microsoft.EntityFrameworkCore;

namespace Whence.Persistence.Messaging;

/// <summary>What the outbox holds of an aggregate before rows are added.</summary>
internal sealed class OutboxTail
{
    public required Guid AggregateId { get; init; }

    public required int LastOrder { get; init; }

    /// <summary>Gets a value indicating whether an earlier message of the aggregate is not delivered yet.</summary>
    public required bool Waiting { get; init; }

    /// <summary>Gets which of the rows, of any aggregate, are there already.</summary>
    public required Guid[] Known { get; init; }

    /// <summary>Gets the server's time: no process's clock decides about claims.</summary>
    public required DateTime Now { get; init; }

    public static async Task<List<OutboxTail>> ReadAsync(
        DbContext db, string schema, IReadOnlyList<OutboxRow> rows, CancellationToken cancellation)
    {
        var sql = $$"""
            select a.id as "AggregateId",
                   coalesce(max(o.aggregate_order), 0) as "LastOrder",
                   coalesce(bool_or(o.id is not null and o.delivered_at is null), false) as "Waiting",
                   array(select k.id from "{{schema}}".outbox k where k.id = any ({0})) as "Known",
                   clock_timestamp() as "Now"
            from unnest({1}) a(id) left join "{{schema}}".outbox o on o.aggregate_id = a.id
            group by a.id
            """;
        var ids = rows.Select(row => row.Id).ToArray();
        var aggregates = rows.Select(row => row.AggregateId).Distinct().ToArray();
        return await db.Database.SqlQueryRaw<OutboxTail>(sql, ids, aggregates).ToListAsync(cancellation);
    }
}
