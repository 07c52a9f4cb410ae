using Npgsql;
using Whence.Persistence.Schemas;

namespace Whence.Persistence.Messaging;

/// <summary>
/// The statements of the dispatcher. They say nothing that must survive a crash of the server: a lost claim or mark
/// leads to the same message once more. So they do not wait for the disk.
/// </summary>
internal sealed class OutboxTable<TContext>(SchemaName<TContext> schema, NpgsqlDataSource source)
{
    private const string NoWait = "select set_config('synchronous_commit', 'off', true)";

    private readonly string _table = $"\"{schema.Value}\".outbox";

    /// <summary>Claims the first undelivered message of each aggregate, if it is due and nobody else's.</summary>
    public async Task<List<OutboxRow>> ClaimAsync(string owner, int limit, CancellationToken cancellation)
    {
        var sql = $"""
            with due as (
                select o.id from {_table} o
                where o.delivered_at is null and o.next_attempt_at <= now()
                    and (o.claim_until is null or o.claim_until < now())
                    and not exists (
                        select 1 from {_table} p
                        where p.aggregate_id = o.aggregate_id and p.delivered_at is null
                            and (p.aggregate_order, p.seq) < (o.aggregate_order, o.seq))
                order by o.seq limit $2 for update of o skip locked)
            update {_table} o set claimed_by = $1, claim_until = now() + interval '30 seconds'
            from due where o.id = due.id
            returning o.id, o.aggregate_id, o.aggregate_order, o.message, o.body, o.traceparent, o.seq
            """;
        await using var batch = Batch(NoWait, sql, owner, limit);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        var rows = new List<(long Place, OutboxRow Row)>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add((reader.GetInt64(6), Read(reader, owner)));
        }

        return [.. rows.OrderBy(row => row.Place).Select(row => row.Row)];
    }

    /// <summary>Marks messages as delivered. A row that somebody else claimed meanwhile is left to them: the same
    /// message goes out twice, under one id.</summary>
    public Task MarkAsync(string owner, IReadOnlyList<Guid> ids, CancellationToken cancellation) => ExecuteAsync(
        $"""
        update {_table} set delivered_at = clock_timestamp(), attempts = attempts + 1, claimed_by = null,
            claim_until = null, last_error = null
        where id = any ($2) and claimed_by = $1
        """,
        cancellation,
        owner,
        ids.ToArray());

    /// <summary>Gives messages back that could not be published, to be tried after a while.</summary>
    /// <returns>The attempts made for the message.</returns>
    public async Task<int> PostponeAsync(string owner, Guid id, string error, CancellationToken cancellation)
    {
        var sql = $"""
            update {_table} set attempts = attempts + 1, claimed_by = null, claim_until = null,
                last_error = left($3, 500), next_attempt_at = clock_timestamp()
                    + least(30, 0.2 * power(2, least(attempts, 10))) * (0.5 + random()) * interval '1 second'
            where id = $2 and claimed_by = $1 returning attempts
            """;
        await using var batch = Batch(NoWait, sql, owner, id, error);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? reader.GetInt32(0) : 0;
    }

    /// <summary>Gives messages back that were not tried, because one before them failed.</summary>
    public Task ReleaseAsync(string owner, IReadOnlyList<Guid> ids, CancellationToken cancellation) => ExecuteAsync(
        $"update {_table} set claimed_by = null, claim_until = null where id = any ($2) and claimed_by = $1",
        cancellation,
        owner,
        ids.ToArray());

    /// <summary>Returns how many messages wait and for how long the oldest has.</summary>
    public async Task<(long Depth, double AgeSeconds)> BacklogAsync(CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            $"""
            select count(*), coalesce(extract(epoch from now() - min(created_at)), 0)::float8
            from {_table} where delivered_at is null
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetInt64(0), reader.GetDouble(1));
    }

    /// <summary>Deletes what was delivered or received long ago.</summary>
    public async Task<(int Outbox, int Inbox)> PruneAsync(OutboxOptions options, CancellationToken cancellation)
    {
        var outbox = await ExecuteAsync(
            $"delete from {_table} where delivered_at < now() - make_interval(hours => $1)",
            cancellation,
            options.DeliveredHours);
        var inbox = await ExecuteAsync(
            $"delete from \"{schema.Value}\".inbox where processed_at < now() - make_interval(days => $1)",
            cancellation,
            options.InboxDays);
        return (outbox, inbox);
    }

    private static OutboxRow Read(NpgsqlDataReader reader, string owner) => new()
    {
        Id = reader.GetGuid(0),
        AggregateId = reader.GetGuid(1),
        AggregateOrder = reader.GetInt32(2),
        Message = reader.GetString(3),
        Body = reader.GetString(4),
        TraceParent = reader.IsDBNull(5) ? null : reader.GetString(5),
        ClaimedBy = owner,
    };

    // Both statements of a batch share one implicit transaction, which the setting is local to.
    private NpgsqlBatch Batch(string first, string second, params object[] values)
    {
        var batch = source.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(first));
        var command = new NpgsqlBatchCommand(second);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        batch.BatchCommands.Add(command);
        return batch;
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var batch = Batch(NoWait, sql, values);
        return await batch.ExecuteNonQueryAsync(cancellation);
    }
}
