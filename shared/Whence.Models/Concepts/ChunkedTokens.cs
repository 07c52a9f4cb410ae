namespace Whence.Models.Concepts;

/// <summary>A text as tokens, and the pieces of it that are read apart.</summary>
/// <param name="Tokens">The whole text; every piece is read in its context.</param>
/// <param name="Chunks">First token and the one behind the last of each piece.</param>
public sealed record ChunkedTokens(IReadOnlyList<int> Tokens, IReadOnlyList<(int Start, int End)> Chunks)
{
    /// <summary>Makes a text of one piece.</summary>
    public static ChunkedTokens Whole(IReadOnlyList<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return new ChunkedTokens(tokens, [(0, tokens.Count)]);
    }
}
