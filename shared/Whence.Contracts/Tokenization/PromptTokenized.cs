using Whence.Contracts.Payloads;

namespace Whence.Contracts.Tokenization;

/// <summary>The prompt of a generation became ids.</summary>
public sealed record PromptTokenized
{
    /// <summary>Gets the generation.</summary>
    public required Guid GenerationId { get; init; }

    /// <summary>Gets the <see cref="Documents.TokensDocument"/>.</summary>
    public required PayloadReference Tokens { get; init; }

    /// <summary>Gets how many ids it holds.</summary>
    public required int TokenCount { get; init; }
}
