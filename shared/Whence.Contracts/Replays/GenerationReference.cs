using Whence.Contracts.Payloads;

namespace Whence.Contracts.Replays;

/// <summary>Where a generation stands and what of it is stored: the answer of
/// <c>GET /internal/generations/{id}</c>.</summary>
public sealed record GenerationReference
{
    /// <summary>Gets the generation.</summary>
    public required Guid GenerationId { get; init; }

    /// <summary>Gets the tenant that it belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>Gets queued, decoding, attributing, completed, failed or cancelled.</summary>
    public required string Status { get; init; }

    /// <summary>Gets the <see cref="Documents.RequestDocument"/>.</summary>
    public required PayloadReference Request { get; init; }

    /// <summary>Gets the <see cref="Documents.TokensDocument"/>, once there is one.</summary>
    public PayloadReference? Tokens { get; init; }

    /// <summary>Gets the segments of the decode trace; all of them once it is completed.</summary>
    public required IReadOnlyList<PayloadReference> Segments { get; init; }

    /// <summary>Gets the <see cref="Documents.AnswerDocument"/>, once there is one.</summary>
    public PayloadReference? Answer { get; init; }

    /// <summary>Gets the code of a failure.</summary>
    public string? ErrorCode { get; init; }
}
