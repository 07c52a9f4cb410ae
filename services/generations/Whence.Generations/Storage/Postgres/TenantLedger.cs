using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Whence.Generations.Storage.Postgres;

/// <summary>A tenant's numbers and quotas, within a transaction. The tenant's row stays locked until it ends, so
/// numbers have no gaps and limits are exact.</summary>
internal static class TenantLedger
{
    private const string Count =
        """
        insert into generations.tenants as t (tenant, last_number, running) values ($1, 1, 1)
        on conflict (tenant) do update set last_number = t.last_number + 1, running = t.running + 1
            where $2 is null or t.running < $2
        returning last_number
        """;

    private const string Reserve =
        """
        insert into generations.usage_days as u (tenant, day, reserved) values ($1, $2, $3)
        on conflict (tenant, day) do update set reserved = u.reserved + excluded.reserved
            where $4 is null or u.reserved + u.charged + excluded.reserved <= $4
        returning reserved + charged
        """;

    private const string Release = "update generations.tenants set running = running - 1 where tenant = $1";

    private const string Settle =
        """
        update generations.usage_days set reserved = reserved - $3, charged = charged + $4
        where tenant = $1 and day = $2
        """;

    /// <summary>Takes the next number, a slot and tokens. A refusal leaves the transaction to be rolled back.</summary>
    public static async Task<LedgerEntry> ReserveAsync(
        GenerationsContext db, NewGeneration generation, CancellationToken cancellation)
    {
        var (record, limits) = (generation.Record, generation.Limits);
        await using var batch = Batch(db);
        Add(batch, Count, record.Tenant, Nullable(limits.ConcurrentGenerations, NpgsqlDbType.Integer));
        Add(
            batch,
            Reserve,
            record.Tenant,
            TokenDay.Of(record),
            record.ReservedTokens,
            Nullable(limits.TokensPerDay, NpgsqlDbType.Bigint));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var number = await ReadAsync(reader, cancellation);
        await reader.NextResultAsync(cancellation);
        var used = await ReadAsync(reader, cancellation);
        return Judge(generation, number, used);
    }

    /// <summary>Gives the slot back and charges what was used instead of what was reserved; once per generation.
    /// </summary>
    public static async Task SettleAsync(
        GenerationsContext db, GenerationRecord record, CancellationToken cancellation)
    {
        await using var batch = Batch(db);
        Add(batch, Release, record.Tenant);
        Add(batch, Settle, record.Tenant, TokenDay.Of(record), record.ReservedTokens, TokenDay.Charge(record));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    // The first row of a tenant or day is inserted whatever the limit; so it is compared here too.
    private static LedgerEntry Judge(NewGeneration generation, long? number, long? used)
    {
        var limits = generation.Limits;
        if (number is null || limits.ConcurrentGenerations <= 0)
        {
            return new LedgerEntry(AcceptOutcome.TooManyConcurrent, 0, 0);
        }

        return used is null || used > limits.TokensPerDay
            ? new LedgerEntry(AcceptOutcome.TokensExhausted, 0, 0)
            : new LedgerEntry(AcceptOutcome.Accepted, number.Value, used.Value);
    }

    private static async Task<long?> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellation) =>
        await reader.ReadAsync(cancellation) ? reader.GetInt64(0) : null;

    private static NpgsqlParameter Nullable<T>(T? value, NpgsqlDbType type)
        where T : struct => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = type };

    private static NpgsqlBatch Batch(GenerationsContext db) => new(
        (NpgsqlConnection)db.Database.GetDbConnection(),
        (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction());

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        }

        batch.BatchCommands.Add(command);
    }
}
