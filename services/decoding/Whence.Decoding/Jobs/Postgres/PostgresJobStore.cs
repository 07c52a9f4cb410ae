using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using Npgsql;
using Whence.Contracts.Documents;
using Whence.Contracts.Payloads;
using Whence.Hosting.Messaging;
using Whence.Persistence.Messaging;
using Whence.Persistence.Notifications;
using Whence.Persistence.Sql;

namespace Whence.Decoding.Jobs.Postgres;

/// <summary>Jobs in PostgreSQL.</summary>
internal sealed class PostgresJobStore(
    IDbContextFactory<DecodingContext> contexts, INotifications notifications, IOptions<DecodingOptions> options)
    : IJobStore
{
    private const string EnqueueConsumer = "decoding.decode-generation";
    private const string CancelConsumer = "decoding.cancel-decode";
    private const string Topic = "decoding.jobs";
    private const int ClaimTries = 3;

    private readonly WorkHints _hints = new();

    public async Task EnqueueAsync(NewJob job, MessageContext context, CancellationToken cancellation)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        if (await unit.Db.ReceiveOnceAsync(EnqueueConsumer, context, cancellation))
        {
            await unit.ExecuteAsync(JobSql.LiftTenant, [new("tenant", job.Tenant)]);
            if (await unit.ExecuteAsync(JobSql.Insert, Parameters(job)) == 0
                && await unit.ScalarAsync<bool>(JobSql.IsTombstone, [new("id", job.GenerationId)]))
            {
                unit.Tell(job.GenerationId, [DecodingMessages.Cancelled(job.GenerationId, 0)]);
            }
        }

        await unit.CommitAsync();
        Tell(cancelled: null);
    }

    public async Task<ClaimedJob?> ClaimAsync(string owner, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < ClaimTries; attempt++)
        {
            await using var unit = await contexts.BeginUnitAsync(cancellation);
            NpgsqlParameter maximum = new("max_running", options.Value.MaxRunningPerTenant);
            if (await unit.ScalarAsync<string?>(JobSql.LockTenant, [maximum]) is not { } tenant)
            {
                return null;
            }

            var claimed = await ClaimAsync(unit, owner, tenant);
            await unit.CommitAsync();
            if (claimed is not null)
            {
                return claimed;
            }

            // While we waited for the lock, somebody else took the tenant's last due job: look again.
        }

        return null;
    }

    public async Task<bool> RenewAsync(ClaimedJob job, CancellationToken cancellation)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        var cancelled = await unit.ScalarAsync<bool?>(JobSql.Renew, [.. Mine(job), Lease()]);
        await unit.CommitAsync();
        return cancelled ?? throw new StaleLeaseException(job.GenerationId, job.Fencing);
    }

    public async Task CheckpointAsync(ClaimedJob job, JobProgress progress, CancellationToken cancellation)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        var segments = progress.Segments is null
            ? null
            : JsonSerializer.Serialize(progress.Segments, DocumentJson.Options);
        await WriteAsync(unit, job, JobSql.Checkpoint,
        [
            Lease(),
            new("checkpoint", progress.Checkpoint),
            new("step", progress.StepsDone),
            new("generated_tokens", progress.GeneratedTokens),
            new("cost", progress.Cost),
            new("segments", NpgsqlTypes.NpgsqlDbType.Text) { Value = (object?)segments ?? DBNull.Value },
        ]);
        unit.Tell(job.GenerationId, progress.Messages);
        await unit.CommitAsync();
    }

    public async Task FinishAsync(
        ClaimedJob job,
        JobOutcome outcome,
        long cost,
        IReadOnlyList<OutgoingMessage> messages,
        CancellationToken cancellation)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        await WriteAsync(unit, job, JobSql.Finish,
        [
            new("outcome", JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.ToString())), new("cost", cost),
        ]);
        unit.Tell(job.GenerationId, messages);
        await unit.CommitAsync();
        Tell(cancelled: null);
    }

    public async Task ReleaseAsync(ClaimedJob job, TimeSpan? failureDelay, CancellationToken cancellation)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        await WriteAsync(unit, job, JobSql.Release,
        [
            new("failed", failureDelay is not null), new("delay", failureDelay ?? TimeSpan.Zero),
        ]);
        await unit.CommitAsync();
        Tell(cancelled: null);
    }

    public async Task CancelAsync(Guid generationId, MessageContext context, CancellationToken cancellation)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        NpgsqlParameter[] id = [new("id", generationId)];
        if (await unit.Db.ReceiveOnceAsync(CancelConsumer, context, cancellation))
        {
            var tokens = await unit.ExecuteAsync(JobSql.Tombstone, id) > 0
                ? 0
                : await unit.ScalarAsync<int?>(JobSql.CancelIdle, [new("id", generationId)]);
            if (tokens is { } generated)
            {
                unit.Tell(generationId, [DecodingMessages.Cancelled(generationId, generated)]);
            }
            else
            {
                await unit.ExecuteAsync(JobSql.CancelRunning, [new("id", generationId)]);
            }
        }

        await unit.CommitAsync();
        Tell(generationId);
    }

    public async Task<QueueState> MeasureAsync(CancellationToken cancellation)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        var state = await unit.ReadAsync(
            JobSql.Measure, [], row => new QueueState(row.GetInt64(0), TimeSpan.FromSeconds(row.GetDouble(1))));
        return state!;
    }

    public async Task<int> PruneAsync(CancellationToken cancellation)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        var age = TimeSpan.FromHours(options.Value.Storage.RetentionHours);
        var pruned = await unit.ExecuteAsync(JobSql.Prune, [new("age", age)]);
        await unit.CommitAsync();
        return pruned;
    }

    public IDisposable Subscribe(Action<Guid?> receive)
    {
        var own = _hints.Subscribe(receive);
        var others = notifications.Subscribe(
            Topic, payload => receive(Guid.TryParse(payload, out var cancelled) ? cancelled : null));
        return new Both(own, others);
    }

    private static NpgsqlParameter[] Mine(ClaimedJob job) =>
        [new("id", job.GenerationId), new("fencing", job.Fencing)];

    private static async Task WriteAsync(
        SqlUnit<DecodingContext> unit, ClaimedJob job, string statement, IReadOnlyList<NpgsqlParameter> parameters)
    {
        if (await unit.ScalarAsync<bool?>(statement, [.. Mine(job), .. parameters]) is null)
        {
            throw new StaleLeaseException(job.GenerationId, job.Fencing);
        }
    }

    private static NpgsqlParameter[] Parameters(NewJob job) =>
    [
        new("id", job.GenerationId),
        new("tenant", job.Tenant),
        new("request_digest", job.Request.Digest),
        new("request_length", job.Request.Length),
        new("tokens_digest", job.Tokens.Digest),
        new("tokens_length", job.Tokens.Length),
        new("cost_estimate", job.CostEstimate),
        new("deadline", job.Deadline.UtcDateTime),
        new("traceparent", NpgsqlTypes.NpgsqlDbType.Text) { Value = (object?)job.TraceParent ?? DBNull.Value },
    ];

    private async Task<ClaimedJob?> ClaimAsync(SqlUnit<DecodingContext> unit, string owner, string tenant)
    {
        NpgsqlParameter[] parameters =
        [
            new("tenant", tenant), new("owner", owner), Lease(), new("max_running", options.Value.MaxRunningPerTenant),
        ];
        var row = await unit.ReadAsync(JobSql.Claim, parameters, ReadClaim);
        return row?.Read(options.Value.MaxAttempts);
    }

    private static ClaimRow ReadClaim(DbDataReader row) => new()
    {
        GenerationId = row.GetGuid(0),
        Tenant = row.GetString(1),
        Fencing = row.GetInt64(2),
        RequestDigest = row.GetString(3),
        RequestLength = row.GetInt64(4),
        TokensDigest = row.GetString(5),
        TokensLength = row.GetInt64(6),
        Deadline = row.GetDateTime(7),
        StartedAt = row.GetDateTime(8),
        TraceParent = row.IsDBNull(9) ? null : row.GetString(9),
        CancelRequested = row.GetBoolean(10),
        Attempts = row.GetInt32(11),
        GeneratedTokens = row.GetInt32(12),
        Cost = row.GetInt64(13),
        Segments = row.GetString(14),
        Checkpoint = row.IsDBNull(15) ? null : row.GetFieldValue<byte[]>(15),
    };

    private NpgsqlParameter Lease() => new("lease", options.Value.Lease);

    // Workers of this process need not wait for the server to tell them.
    private void Tell(Guid? cancelled)
    {
        _hints.Tell(cancelled);
        notifications.Notify(Topic, cancelled?.ToString("D") ?? "due");
    }

    private sealed class Both(IDisposable own, IDisposable others) : IDisposable
    {
        public void Dispose()
        {
            own.Dispose();
            others.Dispose();
        }
    }
}
