using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using Whence.Hosting.Idempotency;
using Whence.Hosting.Messaging;
using Whence.Persistence.Notifications;
using Whence.Persistence.Sql;

namespace Whence.Attribution.Jobs.Postgres;

/// <summary>Explanations in PostgreSQL.</summary>
internal sealed class PostgresExplanationStore(
    IDbContextFactory<AttributionContext> contexts,
    INotifications notifications,
    IOptions<AttributionOptions> options) : IExplanationStore
{
    private const string Topic = "attribution.explanations";

    private readonly WorkHints _hints = new();

    public async Task<AddResult> AddAsync(NewExplanation explanation, CancellationToken cancellation)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        var record = explanation.Record;
        await unit.ExecuteAsync(ExplanationSql.LockTenant, [new("tenant", record.Tenant)]);
        if (explanation.Key is { } key && await RepeatedAsync(unit, record.Tenant, key) is { } repeated)
        {
            return repeated;
        }

        if (explanation.RunningMax is { } most
            && await unit.ScalarAsync<long>(ExplanationSql.CountOpen, [new("tenant", record.Tenant)]) >= most)
        {
            return new AddResult(AddOutcome.TooMany);
        }

        await unit.ExecuteAsync(ExplanationSql.Insert, Parameters(explanation));
        await unit.CommitAsync();
        Tell(cancelled: null);
        return new AddResult(AddOutcome.Added, record);
    }

    public async Task<AddResult?> RepeatedAsync(string tenant, IdempotencyKey key, CancellationToken cancellation)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        return await RepeatedAsync(unit, tenant, key);
    }

    public async Task<ExplanationRecord?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        return await FindAsync(unit, id);
    }

    public async Task<IReadOnlyList<ExplanationRecord>> ListAsync(
        Guid generationId, ExplanationKind kind, int limit, CancellationToken cancellation)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        return await unit.ListAsync(
            ExplanationSql.List,
            [new("generation_id", generationId), new("kind", Name(kind)), new("limit", limit)],
            ExplanationRow.Read);
    }

    public async Task<ClaimedExplanation?> ClaimAsync(string owner, CancellationToken cancellation)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        var claim = await unit.ReadAsync(
            ExplanationSql.Claim, [new("owner", owner), Lease()], ExplanationRow.ReadClaim);
        await unit.CommitAsync();
        return claim;
    }

    public async Task<bool> RenewAsync(ClaimedExplanation claim, double progress, CancellationToken cancellation)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        var cancelled = await unit.ScalarAsync<bool?>(
            ExplanationSql.Renew, [.. Mine(claim), Lease(), new("progress", progress)]);
        await unit.CommitAsync();
        return cancelled ?? throw Stale(claim);
    }

    public async Task EndAsync(ClaimedExplanation claim, ExplanationEnd end, CancellationToken cancellation)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        NpgsqlParameter[] parameters =
        [
            .. Mine(claim),
            new("state", Name(end.State)),
            Nullable("result_digest", NpgsqlDbType.Text, end.Result?.Digest),
            Nullable("result_length", NpgsqlDbType.Bigint, end.Result?.Length),
            Nullable("error_code", NpgsqlDbType.Text, end.ErrorCode),
            Nullable("error_detail", NpgsqlDbType.Text, end.ErrorDetail),
        ];
        if (await unit.ScalarAsync<bool?>(ExplanationSql.End, parameters) is null)
        {
            throw Stale(claim);
        }

        unit.Tell(claim.Record.GenerationId, end.Messages);
        await unit.CommitAsync();
        Tell(cancelled: null);
    }

    public async Task ReleaseAsync(
        ClaimedExplanation claim, TimeSpan delay, bool isFailure, CancellationToken cancellation)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        NpgsqlParameter[] parameters = [.. Mine(claim), new("failed", isFailure), new("delay", delay)];
        if (await unit.ScalarAsync<bool?>(ExplanationSql.Release, parameters) is null)
        {
            throw Stale(claim);
        }

        await unit.CommitAsync();
        Tell(cancelled: null);
    }

    public async Task<ExplanationRecord?> CancelAsync(
        Guid id, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellation)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        var ended = await unit.ExecuteAsync(ExplanationSql.CancelIdle, [new("id", id)]) > 0;
        if (!ended)
        {
            await unit.ExecuteAsync(ExplanationSql.CancelRunning, [new("id", id)]);
        }

        var record = await FindAsync(unit, id);
        if (ended)
        {
            unit.Tell(record!.GenerationId, messages);
        }

        await unit.CommitAsync();
        Tell(id);
        return record;
    }

    public IDisposable Subscribe(Action<Guid?> receive)
    {
        var own = _hints.Subscribe(receive);
        var others = notifications.Subscribe(
            Topic, payload => receive(Guid.TryParse(payload, out var cancelled) ? cancelled : null));
        return new Both(own, others);
    }

    private static async Task<AddResult?> RepeatedAsync(
        SqlUnit<AttributionContext> unit, string tenant, IdempotencyKey key)
    {
        var known = await unit.ReadAsync(
            ExplanationSql.FindKey,
            [new("tenant", tenant), new("key", key.Key)],
            row => new KnownKey(row.GetFieldValue<byte[]>(0), row.GetGuid(1)));
        return known is null ? null
            : known.Fingerprint.AsSpan().SequenceEqual(key.Fingerprint)
                ? new AddResult(AddOutcome.Repeated, await FindAsync(unit, known.Id))
                : new AddResult(AddOutcome.KeyReused);
    }

    private static Task<ExplanationRecord?> FindAsync(SqlUnit<AttributionContext> unit, Guid id) =>
        unit.ReadAsync(ExplanationSql.Find, [new("id", id)], ExplanationRow.Read);

    private static NpgsqlParameter[] Parameters(NewExplanation explanation)
    {
        var (record, key) = (explanation.Record, explanation.Key);
        return
        [
            new("id", record.Id),
            new("kind", Name(record.Kind)),
            new("generation_id", record.GenerationId),
            new("tenant", record.Tenant),
            new("principal", record.Principal),
            new("question_digest", record.Question.Digest),
            new("question_length", record.Question.Length),
            Nullable("key", NpgsqlDbType.Text, key?.Key),
            Nullable("fingerprint", NpgsqlDbType.Bytea, key?.Fingerprint),
            Nullable("traceparent", NpgsqlDbType.Text, explanation.TraceParent),
            new("created_at", record.CreatedAt.UtcDateTime),
            new("deadline", record.Deadline.UtcDateTime),
            Nullable("concurrent_generations", NpgsqlDbType.Integer, record.Limits.ConcurrentGenerations),
            Nullable("tokens_per_day", NpgsqlDbType.Bigint, record.Limits.TokensPerDay),
        ];
    }

    private static NpgsqlParameter[] Mine(ClaimedExplanation claim) =>
        [new("id", claim.Record.Id), new("fencing", claim.Fencing)];

    private static StaleClaimException Stale(ClaimedExplanation claim) => new(claim.Record.Id, claim.Fencing);

    private static NpgsqlParameter Nullable(string name, NpgsqlDbType type, object? value) =>
        new(name, type) { Value = value ?? DBNull.Value };

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private NpgsqlParameter Lease() => new("lease", options.Value.Lease);

    // Workers of this process need not wait for the server to tell them.
    private void Tell(Guid? cancelled)
    {
        _hints.Tell(cancelled);
        notifications.Notify(Topic, cancelled?.ToString("D") ?? "due");
    }

    private sealed record KnownKey(byte[] Fingerprint, Guid Id);

    private sealed class Both(IDisposable own, IDisposable others) : IDisposable
    {
        public void Dispose()
        {
            own.Dispose();
            others.Dispose();
        }
    }
}
