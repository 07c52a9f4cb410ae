using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;

namespace Whence.Engine.Traces;

/// <summary>Cuts a trace at the borders of its blocks.</summary>
internal static class TraceCut
{
    public static List<TraceSegment> Cut(DecodeTrace trace, int blockLength, TraceOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var concepts = trace.Concepts ?? throw new InvalidOperationException(
            "The trace holds no concepts; decode with ReadConcepts on.");
        var segments = new List<TraceSegment>();
        var start = 0;
        while (start < trace.Commits.Count)
        {
            var block = Block(trace.Commits[start]);
            var count = trace.Commits.Skip(start).TakeWhile(commit => Block(commit) == block).Count();
            segments.Add(Segment(trace, origin, block, start, Readouts.Rows(concepts, start, count)));
            start += count;
        }

        return segments;

        int Block(Commit commit) => (commit.Position - trace.Prompt.Count) / blockLength;
    }

    /// <summary>Makes the segment of the commits from <paramref name="start"/> on for which concepts were read.
    /// </summary>
    public static TraceSegment Segment(
        DecodeTrace trace, TraceOrigin origin, int block, int start, ConceptReadout concepts)
    {
        var count = concepts.KnownIds.Length / concepts.KnownTop;
        Commit[] commits = [.. trace.Commits.Skip(start).Take(count)];
        return new TraceSegment
        {
            Origin = origin,
            Block = block,
            PromptLength = trace.Prompt.Count,
            Length = trace.Length,
            Mask = trace.Mask,
            Commits = commits,
            Firings = [.. trace.Firings.Where(firing => commits.Any(commit => commit.Position == firing.Position))],
            Composed = [.. trace.Composed.Skip(start).Take(count)],
            Concepts = concepts,
        };
    }
}
