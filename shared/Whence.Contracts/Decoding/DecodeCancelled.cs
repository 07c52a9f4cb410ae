namespace Whence.Contracts.Decoding;

/// <summary>Decoding stopped because it was asked to.</summary>
public sealed record DecodeCancelled
{
    /// <summary>Gets the generation.</summary>
    public required Guid GenerationId { get; init; }

    /// <summary>Gets the tokens committed before.</summary>
    public required int GeneratedTokens { get; init; }
}
