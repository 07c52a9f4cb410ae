namespace Whence.Contracts.Tokenization;

/// <summary>The prompt of a generation cannot become ids.</summary>
public sealed record PromptRefused
{
    /// <summary>Gets the generation.</summary>
    public required Guid GenerationId { get; init; }

    /// <summary>Gets the reason as a code of the API, for example <c>prompt_too_long</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the reason in a sentence, without text of the prompt.</summary>
    public required string Detail { get; init; }
}
