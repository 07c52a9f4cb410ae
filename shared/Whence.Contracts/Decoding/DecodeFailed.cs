namespace Whence.Contracts.Decoding;

/// <summary>An answer will not come.</summary>
public sealed record DecodeFailed
{
    /// <summary>Gets the generation.</summary>
    public required Guid GenerationId { get; init; }

    /// <summary>Gets the reason as a code of the API, for example <c>deadline_exceeded</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the reason in a sentence, without text of prompt or answer.</summary>
    public required string Detail { get; init; }

    /// <summary>Gets the tokens committed before.</summary>
    public required int GeneratedTokens { get; init; }
}
