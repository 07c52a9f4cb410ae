using Whence.Engine.Attribution;
using Whence.Engine.Diffusion;

namespace Whence.Models.Answers;

/// <summary>Finds the chunks of an answer.</summary>
public static class AnswerChunks
{
    /// <summary>Returns half-open ranges of positions in order, those without text included.</summary>
    /// <param name="package">The model that made the trace.</param>
    /// <param name="trace">The trace.</param>
    /// <param name="stopTokens">The tokens at which the text ends.</param>
    public static IReadOnlyList<(int Start, int End)> Find(
        ModelPackage package, DecodeTrace trace, IReadOnlyList<int> stopTokens)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(stopTokens);
        int[] stops = package.Config.Tokens.EndOfTurn is { } endOfTurn ? [.. stopTokens, endOfTurn] : [.. stopTokens];

        // Behind the last decided position there is nothing to explain: a given text need not fill its last block.
        var end = trace.Commits.Select(commit => commit.Position + 1).Append(trace.Prompt.Count).Max();
        return ChunkBoundaries.Find(
            trace.Snapshot(int.MaxValue)[..end], package.Config.Tokens.EndOfChunk, trace.Prompt.Count, stops,
            includeFinal: true);
    }
}
