namespace Whence.Contracts.Documents;

/// <summary>The ids of a prompt.</summary>
public sealed record TokensDocument
{
    /// <summary>Gets the ids.</summary>
    public required IReadOnlyList<int> Tokens { get; init; }

    /// <summary>Gets start and end of each id in the prompt in code points, [2 * tokens]; null for chats and given ids.
    /// </summary>
    public IReadOnlyList<int>? Offsets { get; init; }
}
