namespace Whence.Engine.Attribution;

/// <summary>Splits a sequence at its end-of-chunk tokens.</summary>
public static class ChunkBoundaries
{
    /// <summary>Returns half-open ranges of positions; the token at each end is not part of the chunk.</summary>
    /// <param name="tokens">Prompt and answer.</param>
    /// <param name="endOfChunk">The end-of-chunk token.</param>
    /// <param name="start">Where to begin: the length of the prompt.</param>
    /// <param name="stops">Tokens behind which nothing counts; the first one also closes a chunk.</param>
    /// <param name="includeFinal">Whether a last chunk that nothing closes counts.</param>
    public static IReadOnlyList<(int Start, int End)> Find(
        IReadOnlyList<int> tokens, int endOfChunk, int start, IReadOnlyCollection<int> stops, bool includeFinal)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(stops);
        var end = start;
        while (end < tokens.Count && !stops.Contains(tokens[end]))
        {
            end++;
        }

        var chunks = new List<(int, int)>();
        var first = start;
        for (var position = start; position < end; position++)
        {
            if (tokens[position] == endOfChunk)
            {
                chunks.Add((first, position));
                first = position + 1;
            }
        }

        var stopped = end < tokens.Count;
        if (first < end && (stopped || includeFinal))
        {
            chunks.Add((first, end));
        }

        return chunks;
    }
}
