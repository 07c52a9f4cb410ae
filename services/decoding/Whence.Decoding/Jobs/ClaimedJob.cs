using Whence.Contracts.Payloads;

namespace Whence.Decoding.Jobs;

/// <summary>A job that is ours, until somebody else claims it.</summary>
internal sealed record ClaimedJob
{
    public required Guid GenerationId { get; init; }

    public required string Tenant { get; init; }

    /// <summary>Gets the number of this claim: a write under an older one changes nothing.</summary>
    public required long Fencing { get; init; }

    public required PayloadReference Request { get; init; }

    public required PayloadReference Tokens { get; init; }

    public required DateTimeOffset Deadline { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public string? TraceParent { get; init; }

    public bool CancelRequested { get; init; }

    /// <summary>Gets how many workers failed it or lost it, this one included.</summary>
    public required int Attempts { get; init; }

    /// <summary>Gets a value indicating whether this worker is one too many: fail the job.</summary>
    public bool IsExhausted { get; init; }

    public int GeneratedTokens { get; init; }

    /// <summary>Gets what workers before computed.</summary>
    public long Cost { get; init; }

    /// <summary>Gets the segments of the blocks that were told of.</summary>
    public IReadOnlyList<PayloadReference> Segments { get; init; } = [];

    /// <summary>Gets the checkpoint of the worker before, or null.</summary>
    public byte[]? Checkpoint { get; init; }
}
