using Microsoft.Extensions.Options;
using Whence.Hosting.Idempotency;
using Whence.Hosting.Messaging;
using Whence.Persistence.Messaging;
using Whence.Persistence.Notifications;

namespace Whence.Attribution.Jobs.Memory;

/// <summary>Explanations of one process: the same promises without a database, gone with the process.</summary>
internal sealed class MemoryExplanationStore(
    MemoryOutbox outbox, IOptions<AttributionOptions> options, TimeProvider time) : IExplanationStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, MemoryExplanation> _rows = [];
    private readonly WorkHints _hints = new();
    private long _sequence;

    public Task<AddResult> AddAsync(NewExplanation explanation, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var record = explanation.Record;
            if (Repeated(record.Tenant, explanation.Key) is { } repeated)
            {
                return Task.FromResult(repeated);
            }

            if (_rows.Values.Count(row => row.Record.Tenant == record.Tenant && !row.Record.IsTerminal)
                >= explanation.RunningMax)
            {
                return Task.FromResult(new AddResult(AddOutcome.TooMany));
            }

            _rows.Add(record.Id, new MemoryExplanation(explanation, ++_sequence));
        }

        _hints.Tell(cancelled: null);
        return Task.FromResult(new AddResult(AddOutcome.Added, explanation.Record));
    }

    public Task<AddResult?> RepeatedAsync(string tenant, IdempotencyKey key, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return Task.FromResult(Repeated(tenant, key));
        }
    }

    public Task<ExplanationRecord?> FindAsync(Guid id, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return Task.FromResult(_rows.GetValueOrDefault(id)?.Record);
        }
    }

    public Task<IReadOnlyList<ExplanationRecord>> ListAsync(
        Guid generationId, ExplanationKind kind, int limit, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<ExplanationRecord>>(
            [
                .. _rows.Values.Where(row => row.Record.GenerationId == generationId && row.Record.Kind == kind)
                    .OrderByDescending(row => row.Sequence).Take(limit).Select(row => row.Record),
            ]);
        }
    }

    public Task<ClaimedExplanation?> ClaimAsync(string owner, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var running = _rows.Values.Where(row => row.IsRunning(now))
                .CountBy(row => row.Record.Tenant)
                .ToDictionary();
            var due = _rows.Values.Where(row => row.IsDue(now))
                .OrderBy(row => running.GetValueOrDefault(row.Record.Tenant))
                .ThenBy(row => row.Sequence)
                .FirstOrDefault();
            return Task.FromResult(due is null ? null : Claim(due, now));
        }
    }

    public Task<bool> RenewAsync(ClaimedExplanation claim, double progress, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var row = Held(claim);
            row.LeaseUntil = time.GetUtcNow() + options.Value.Lease;
            row.Record = row.Record with { Progress = progress };
            return Task.FromResult(row.CancelRequested);
        }
    }

    public Task EndAsync(ClaimedExplanation claim, ExplanationEnd end, CancellationToken cancellation)
    {
        lock (_lock)
        {
            End(Held(claim), end);
        }

        _hints.Tell(cancelled: null);
        return Task.CompletedTask;
    }

    public Task ReleaseAsync(
        ClaimedExplanation claim, TimeSpan delay, bool isFailure, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var row = Held(claim);
            row.IsLeased = false;
            row.Attempts -= isFailure ? 0 : 1;
            row.NextAttemptAt = time.GetUtcNow() + delay;
            row.Record = row.Record with { State = ExplanationState.Queued };
        }

        _hints.Tell(cancelled: null);
        return Task.CompletedTask;
    }

    public Task<ExplanationRecord?> CancelAsync(
        Guid id, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellation)
    {
        ExplanationRecord? record = null;
        lock (_lock)
        {
            if (_rows.TryGetValue(id, out var row))
            {
                row.CancelRequested = true;
                if (!row.Record.IsTerminal && !row.IsRunning(time.GetUtcNow()))
                {
                    row.Fencing++;
                    End(row, ExplanationEnd.Cancelled with { Messages = messages });
                }

                record = row.Record;
            }
        }

        _hints.Tell(id);
        return Task.FromResult(record);
    }

    public IDisposable Subscribe(Action<Guid?> receive) => _hints.Subscribe(receive);

    private AddResult? Repeated(string tenant, IdempotencyKey? key)
    {
        var known = key is null
            ? null
            : _rows.Values.FirstOrDefault(row => row.Record.Tenant == tenant && row.Key?.Key == key.Key);
        return known is null ? null
            : known.Key!.Fingerprint.AsSpan().SequenceEqual(key!.Fingerprint)
                ? new AddResult(AddOutcome.Repeated, known.Record)
                : new AddResult(AddOutcome.KeyReused);
    }

    private ClaimedExplanation Claim(MemoryExplanation row, DateTimeOffset now)
    {
        row.Fencing++;
        row.Attempts++;
        (row.IsLeased, row.LeaseUntil) = (true, now + options.Value.Lease);
        row.Record = row.Record with { State = ExplanationState.Running, StartedAt = row.Record.StartedAt ?? now };
        return new ClaimedExplanation(row.Record, row.Fencing, row.Attempts, row.CancelRequested, row.TraceParent);
    }

    private void End(MemoryExplanation row, ExplanationEnd end)
    {
        row.IsLeased = false;
        row.Record = row.Record with
        {
            State = end.State,
            Progress = end.State == ExplanationState.Completed ? 1 : row.Record.Progress,
            FinishedAt = time.GetUtcNow(),
            Result = end.Result,
            ErrorCode = end.ErrorCode,
            ErrorDetail = end.ErrorDetail,
        };
        outbox.Enqueue(row.Record.GenerationId, end.Messages);
    }

    private MemoryExplanation Held(ClaimedExplanation claim) =>
        _rows.TryGetValue(claim.Record.Id, out var row) && row.Fencing == claim.Fencing && row.IsLeased
            && !row.Record.IsTerminal
            ? row
            : throw new StaleClaimException(claim.Record.Id, claim.Fencing);
}
