using Whence.Contracts.Payloads;

namespace Whence.Contracts.Replays;

/// <summary>A recorded generation, by the payloads that it can be replayed from.</summary>
public sealed record RecordedRun
{
    /// <summary>Gets the generation.</summary>
    public required Guid GenerationId { get; init; }

    /// <summary>Gets the <see cref="Documents.RequestDocument"/>.</summary>
    public required PayloadReference Request { get; init; }

    /// <summary>Gets the <see cref="Documents.TokensDocument"/> of the prompt.</summary>
    public required PayloadReference Tokens { get; init; }

    /// <summary>Gets the segments of the decode trace, block by block.</summary>
    public required IReadOnlyList<PayloadReference> Segments { get; init; }
}
