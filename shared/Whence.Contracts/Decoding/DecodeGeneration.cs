using Whence.Contracts.Payloads;

namespace Whence.Contracts.Decoding;

/// <summary>Asks decoding to answer a prompt. It is a doorbell: the job lives in the database.</summary>
public sealed record DecodeGeneration
{
    /// <summary>Gets the generation.</summary>
    public required Guid GenerationId { get; init; }

    /// <summary>Gets the tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>Gets the <see cref="Documents.RequestDocument"/>.</summary>
    public required PayloadReference Request { get; init; }

    /// <summary>Gets the <see cref="Documents.TokensDocument"/>.</summary>
    public required PayloadReference Tokens { get; init; }

    /// <summary>Gets the rows that it will cost at most: steps times positions.</summary>
    public required long CostEstimate { get; init; }

    /// <summary>Gets when the answer is worth nothing any more.</summary>
    public required DateTimeOffset Deadline { get; init; }
}
