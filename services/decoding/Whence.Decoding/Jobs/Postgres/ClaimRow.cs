using System.Text.Json;
using Whence.Contracts.Documents;
using Whence.Contracts.Payloads;

namespace Whence.Decoding.Jobs.Postgres;

/// <summary>What a claim returns, column by column.</summary>
internal sealed record ClaimRow
{
    public required Guid GenerationId { get; init; }

    public required string Tenant { get; init; }

    public required long Fencing { get; init; }

    public required string RequestDigest { get; init; }

    public required long RequestLength { get; init; }

    public required string TokensDigest { get; init; }

    public required long TokensLength { get; init; }

    public required DateTime Deadline { get; init; }

    public required DateTime StartedAt { get; init; }

    public string? TraceParent { get; init; }

    public required bool CancelRequested { get; init; }

    public required int Attempts { get; init; }

    public required int GeneratedTokens { get; init; }

    public required long Cost { get; init; }

    public required string Segments { get; init; }

    public byte[]? Checkpoint { get; init; }

    public ClaimedJob Read(int maxAttempts) => new()
    {
        GenerationId = GenerationId,
        Tenant = Tenant,
        Fencing = Fencing,
        Request = new PayloadReference(RequestDigest, RequestLength),
        Tokens = new PayloadReference(TokensDigest, TokensLength),
        Deadline = new DateTimeOffset(Deadline),
        StartedAt = new DateTimeOffset(StartedAt),
        TraceParent = TraceParent,
        CancelRequested = CancelRequested,
        Attempts = Attempts,
        IsExhausted = Attempts > maxAttempts,
        GeneratedTokens = GeneratedTokens,
        Cost = Cost,
        Segments = JsonSerializer.Deserialize<IReadOnlyList<PayloadReference>>(Segments, DocumentJson.Options)!,
        Checkpoint = Checkpoint,
    };
}
