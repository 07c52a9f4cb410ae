using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;

namespace Whence.Engine.Traces;

/// <summary>Puts segments together.</summary>
internal static class TraceJoin
{
    public static DecodeTrace Join(IReadOnlyList<int> prompt, IEnumerable<TraceSegment> segments)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        var blocks = segments.OrderBy(segment => segment.Block).ToList();
        Check(prompt, blocks);
        var trace = new DecodeTrace(prompt, blocks[0].Length, blocks[0].Mask);
        foreach (var block in blocks)
        {
            trace.AddComposed(block.Commits, block.Composed);
            trace.Add(block.Firings);
        }

        trace.Concepts = Readouts.Concatenate([.. blocks.Select(block => block.Concepts)]);
        return trace;
    }

    private static void Check(IReadOnlyList<int> prompt, List<TraceSegment> blocks)
    {
        Require(blocks.Count > 0, "there are none");
        var first = blocks[0];
        for (var block = 0; block < blocks.Count; block++)
        {
            var segment = blocks[block];
            Require(segment.Block == block, $"block {block} is missing or stands twice");
            Require(segment.Origin == first.Origin, $"block {block} is of another model or backend");
            Require(
                segment.PromptLength == prompt.Count,
                $"block {block} follows a prompt of {segment.PromptLength} tokens, not {prompt.Count}");
            Require(
                (segment.Length, segment.Mask, segment.Concepts.KnownTop, segment.Concepts.DiscoveredTop)
                    == (first.Length, first.Mask, first.Concepts.KnownTop, first.Concepts.DiscoveredTop),
                $"block {block} is of another sequence");
        }
    }

    private static void Require(bool condition, string problem)
    {
        if (!condition)
        {
            throw new InvalidDataException($"Cannot join the trace segments: {problem}.");
        }
    }
}
