using Whence.Contracts.Payloads;

namespace Whence.Contracts.Tokenization;

/// <summary>Asks tokenization to turn the prompt of a request into ids.</summary>
public sealed record TokenizePrompt
{
    /// <summary>Gets the generation.</summary>
    public required Guid GenerationId { get; init; }

    /// <summary>Gets the <see cref="Documents.RequestDocument"/>.</summary>
    public required PayloadReference Request { get; init; }
}
