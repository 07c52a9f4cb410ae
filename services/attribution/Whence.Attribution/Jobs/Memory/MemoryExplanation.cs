using Whence.Hosting.Idempotency;

namespace Whence.Attribution.Jobs.Memory;

/// <summary>An explanation in memory, and who works on it.</summary>
internal sealed class MemoryExplanation(NewExplanation explanation, long sequence)
{
    public ExplanationRecord Record { get; set; } = explanation.Record;

    public IdempotencyKey? Key { get; } = explanation.Key;

    public string? TraceParent { get; } = explanation.TraceParent;

    public long Sequence { get; } = sequence;

    public long Fencing { get; set; }

    public int Attempts { get; set; }

    public bool IsLeased { get; set; }

    public DateTimeOffset LeaseUntil { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; } = explanation.Record.CreatedAt;

    public bool CancelRequested { get; set; }

    public bool IsRunning(DateTimeOffset now) => !Record.IsTerminal && IsLeased && LeaseUntil > now;

    public bool IsDue(DateTimeOffset now) => !Record.IsTerminal && !IsRunning(now) && NextAttemptAt <= now;
}
