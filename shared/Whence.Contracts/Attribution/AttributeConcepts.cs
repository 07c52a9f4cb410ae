using Whence.Contracts.Payloads;

namespace Whence.Contracts.Attribution;

/// <summary>Asks attribution for the concepts behind an answer.</summary>
public sealed record AttributeConcepts
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
