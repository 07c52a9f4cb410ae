using Whence.Contracts.Payloads;
using Whence.Hosting.Identity;

namespace Whence.Attribution.Jobs;

/// <summary>All that is known of an explanation but its texts, which are payloads of the generation.</summary>
internal sealed record ExplanationRecord
{
    public required Guid Id { get; init; }

    public required ExplanationKind Kind { get; init; }

    public required Guid GenerationId { get; init; }

    public required string Tenant { get; init; }

    public required string Principal { get; init; }

    /// <summary>Gets the document of the question.</summary>
    public required PayloadReference Question { get; init; }

    /// <summary>Gets what the tenant may use: the limits of the key that asked.</summary>
    public TenantLimits Limits { get; init; } = new();

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets when it fails if it has not ended.</summary>
    public required DateTimeOffset Deadline { get; init; }

    public ExplanationState State { get; init; }

    /// <summary>Gets the part that is done, 0 to 1.</summary>
    public double Progress { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Gets the document of the result, once completed.</summary>
    public PayloadReference? Result { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorDetail { get; init; }

    public bool IsTerminal => State >= ExplanationState.Completed;
}
