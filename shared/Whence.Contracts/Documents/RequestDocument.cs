namespace Whence.Contracts.Documents;

/// <summary>What was asked: exactly one of text, chat and tokens, and how to answer it. A payload, never a message.
/// </summary>
public sealed record RequestDocument
{
    /// <summary>Gets the prompt of a completion.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the conversation to continue.</summary>
    public IReadOnlyList<ChatTurn>? Chat { get; init; }

    /// <summary>Gets a prompt given as ids.</summary>
    public IReadOnlyList<int>? Tokens { get; init; }

    /// <summary>Gets how it is answered.</summary>
    public required GenerationSettings Settings { get; init; }
}
