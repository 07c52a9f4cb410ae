using Whence.Contracts.Payloads;

namespace Whence.Decoding.Jobs.Memory;

/// <summary>A row of the store in memory; null order for a cancellation that came before its job.</summary>
internal sealed class MemoryJob(Guid generationId, NewJob? order, long sequence)
{
    public Guid GenerationId { get; } = generationId;

    public NewJob? Order { get; } = order;

    public long Sequence { get; } = sequence;

    public DateTimeOffset CreatedAt { get; init; }

    public bool IsLeased { get; set; }

    public JobOutcome? Outcome { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public long Fencing { get; set; }

    public DateTimeOffset LeaseUntil { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public int Attempts { get; set; }

    public bool CancelRequested { get; set; }

    public long? Charged { get; set; }

    public int GeneratedTokens { get; set; }

    public long Cost { get; set; }

    public IReadOnlyList<PayloadReference> Segments { get; set; } = [];

    public byte[]? Checkpoint { get; set; }

    public bool IsRunning(DateTimeOffset now) => Outcome is null && IsLeased && LeaseUntil > now;

    public bool IsDue(DateTimeOffset now) => Outcome is null && !IsRunning(now) && NextAttemptAt <= now;
}
