using Whence.Contracts.Payloads;

namespace Whence.Contracts.Decoding;

/// <summary>An answer is complete.</summary>
public sealed record GenerationDecoded
{
    /// <summary>Gets the generation.</summary>
    public required Guid GenerationId { get; init; }

    /// <summary>Gets the segments of the decode trace, block by block.</summary>
    public required IReadOnlyList<PayloadReference> Segments { get; init; }

    /// <summary>Gets the tokens committed, those behind the end of the text included.</summary>
    public required int GeneratedTokens { get; init; }

    /// <summary>Gets how many steps ran the model.</summary>
    public required int Forwards { get; init; }

    /// <summary>Gets the SHA-256 of the weights.</summary>
    public required string ModelDigest { get; init; }

    /// <summary>Gets the name of the backend.</summary>
    public required string Backend { get; init; }

    /// <summary>Gets how many workers held the job, this one included.</summary>
    public required int Attempt { get; init; }

    /// <summary>Gets when the first worker began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Gets when the last step ended.</summary>
    public required DateTimeOffset FinishedAt { get; init; }
}
