using Whence.Contracts.Documents;

namespace Whence.Generations.Requests;

/// <summary>A prompt: exactly one of text, chat and tokens.</summary>
internal sealed record Prompt
{
    public string? Text { get; init; }

    public IReadOnlyList<ChatTurn>? Chat { get; init; }

    public IReadOnlyList<int>? Tokens { get; init; }

    /// <summary>Gets the field that it came from.</summary>
    public required string Path { get; init; }
}
