using Microsoft.Extensions.Options;
using Whence.Hosting.Messaging;
using Whence.Persistence.Messaging;
using Whence.Persistence.Notifications;

namespace Whence.Decoding.Jobs.Memory;

/// <summary>Jobs of one process: the same promises without a database, gone with the process.</summary>
internal sealed class MemoryJobStore(MemoryOutbox outbox, IOptions<DecodingOptions> options, TimeProvider time)
    : IJobStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, MemoryJob> _jobs = [];
    private readonly Dictionary<string, decimal> _served = [];
    private readonly WorkHints _hints = new();
    private long _sequence;

    public Task EnqueueAsync(NewJob job, MessageContext context, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (!_jobs.TryGetValue(job.GenerationId, out var known))
            {
                Lift(job.Tenant);
                _jobs.Add(job.GenerationId, new MemoryJob(job.GenerationId, job, ++_sequence)
                {
                    CreatedAt = time.GetUtcNow(), NextAttemptAt = time.GetUtcNow(),
                });
            }
            else if (known.Order is null)
            {
                outbox.Enqueue(job.GenerationId, [DecodingMessages.Cancelled(job.GenerationId, 0)]);
            }
        }

        _hints.Tell(cancelled: null);
        return Task.CompletedTask;
    }

    public Task<ClaimedJob?> ClaimAsync(string owner, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var job = _jobs.Values
                .Where(job => job.IsDue(now) && Running(job.Order!.Tenant, now) < options.Value.MaxRunningPerTenant)
                .OrderBy(job => _served[job.Order!.Tenant])
                .ThenBy(job => job.Order!.Tenant, StringComparer.Ordinal)
                .ThenBy(job => job.Sequence)
                .FirstOrDefault();
            return Task.FromResult(job is null ? null : Claim(job, now));
        }
    }

    public Task<bool> RenewAsync(ClaimedJob job, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return Task.FromResult(Held(job).CancelRequested);
        }
    }

    public Task CheckpointAsync(ClaimedJob job, JobProgress progress, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var row = Held(job);
            (row.Checkpoint, row.GeneratedTokens) = (progress.Checkpoint, progress.GeneratedTokens);
            (row.Cost, row.Segments) = (progress.Cost, progress.Segments ?? row.Segments);
            outbox.Enqueue(job.GenerationId, progress.Messages);
        }

        return Task.CompletedTask;
    }

    public Task FinishAsync(
        ClaimedJob job,
        JobOutcome outcome,
        long cost,
        IReadOnlyList<OutgoingMessage> messages,
        CancellationToken cancellation)
    {
        lock (_lock)
        {
            var row = Held(job);
            Settle(row, cost);
            End(row, outcome, messages);
        }

        _hints.Tell(cancelled: null);
        return Task.CompletedTask;
    }

    public Task ReleaseAsync(ClaimedJob job, TimeSpan? failureDelay, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var row = Held(job);
            row.IsLeased = false;
            row.NextAttemptAt = time.GetUtcNow() + (failureDelay ?? TimeSpan.Zero);
            row.Attempts -= failureDelay is null ? 1 : 0;
        }

        _hints.Tell(cancelled: null);
        return Task.CompletedTask;
    }

    public Task CancelAsync(Guid generationId, MessageContext context, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (!_jobs.TryGetValue(generationId, out var row))
            {
                row = new MemoryJob(generationId, order: null, ++_sequence) { CreatedAt = time.GetUtcNow() };
                _jobs.Add(generationId, row);
            }

            row.CancelRequested = true;
            if (row.Outcome is null && !row.IsRunning(time.GetUtcNow()))
            {
                Settle(row, row.Cost);
                row.Fencing++; // a worker that comes back late finds its claim over
                End(row, JobOutcome.Cancelled, [DecodingMessages.Cancelled(generationId, row.GeneratedTokens)]);
            }
        }

        _hints.Tell(generationId);
        return Task.CompletedTask;
    }

    public Task<QueueState> MeasureAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var waiting = _jobs.Values.Where(job => job.Outcome is null && !job.IsRunning(now)).ToList();
            var age = waiting.Count == 0 ? TimeSpan.Zero : now - waiting.Min(job => job.CreatedAt);
            return Task.FromResult(new QueueState(waiting.Count, age));
        }
    }

    public Task<int> PruneAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            var before = time.GetUtcNow() - TimeSpan.FromHours(options.Value.Storage.RetentionHours);
            var old = _jobs.Values.Where(job => job.FinishedAt < before).Select(job => job.GenerationId).ToList();
            old.ForEach(id => _jobs.Remove(id));
            return Task.FromResult(old.Count);
        }
    }

    public IDisposable Subscribe(Action<Guid?> receive) => _hints.Subscribe(receive);

    private ClaimedJob Claim(MemoryJob row, DateTimeOffset now)
    {
        var order = row.Order!;
        if (row.Charged is null)
        {
            row.Charged = order.CostEstimate;
            _served[order.Tenant] += order.CostEstimate;
        }

        (row.IsLeased, row.LeaseUntil, row.Fencing) = (true, now + options.Value.Lease, row.Fencing + 1);
        (row.Attempts, row.StartedAt) = (row.Attempts + 1, row.StartedAt ?? now);
        return new ClaimedJob
        {
            GenerationId = row.GenerationId,
            Tenant = order.Tenant,
            Fencing = row.Fencing,
            Request = order.Request,
            Tokens = order.Tokens,
            Deadline = order.Deadline,
            StartedAt = row.StartedAt.Value,
            TraceParent = order.TraceParent,
            CancelRequested = row.CancelRequested,
            Attempts = row.Attempts,
            IsExhausted = row.Attempts > options.Value.MaxAttempts,
            GeneratedTokens = row.GeneratedTokens,
            Cost = row.Cost,
            Segments = row.Segments,
            Checkpoint = row.Checkpoint,
        };
    }

    private MemoryJob Held(ClaimedJob job)
    {
        var row = _jobs.GetValueOrDefault(job.GenerationId);
        if (row is null || row.Fencing != job.Fencing || row.Outcome is not null || !row.IsLeased)
        {
            throw new StaleLeaseException(job.GenerationId, job.Fencing);
        }

        row.LeaseUntil = time.GetUtcNow() + options.Value.Lease;
        return row;
    }

    private void End(MemoryJob row, JobOutcome outcome, IReadOnlyList<OutgoingMessage> messages)
    {
        (row.Outcome, row.FinishedAt, row.IsLeased, row.Checkpoint) = (outcome, time.GetUtcNow(), false, null);
        outbox.Enqueue(row.GenerationId, messages);
    }

    private void Settle(MemoryJob row, long cost)
    {
        if (row.Charged is { } charged)
        {
            _served[row.Order!.Tenant] += cost - charged;
        }
    }

    private int Running(string tenant, DateTimeOffset now) =>
        _jobs.Values.Count(job => job.Order?.Tenant == tenant && job.IsRunning(now));

    // A tenant that comes back is served as if it had never been away, and not for all the time that it was.
    private void Lift(string tenant)
    {
        var active = _jobs.Values.Where(job => job.Outcome is null).Select(job => job.Order!.Tenant).ToHashSet();
        var own = _served.GetValueOrDefault(tenant);
        _served[tenant] = active.Contains(tenant) ? own
            : Math.Max(own, active.Count > 0 ? active.Min(other => _served[other]) : _served.Values.Append(0).Max());
    }
}
