using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Engine.Steering;

namespace Whence.Engine.Traces;

/// <summary>The trace of one block: what was decided, when, and the state that decided it.</summary>
public sealed record TraceSegment
{
    /// <summary>Gets what made it.</summary>
    public required TraceOrigin Origin { get; init; }

    /// <summary>Gets the block, from 0.</summary>
    public required int Block { get; init; }

    /// <summary>Gets the tokens of the prompt, which stand before the first block.</summary>
    public required int PromptLength { get; init; }

    /// <summary>Gets the positions of the whole sequence, those never decided included.</summary>
    public required int Length { get; init; }

    /// <summary>Gets the mask token.</summary>
    public required int Mask { get; init; }

    /// <summary>Gets the commits, in the order in which they were made.</summary>
    public required IReadOnlyList<Commit> Commits { get; init; }

    /// <summary>Gets the vector that entered the LM head for each commit, [width] each.</summary>
    public required IReadOnlyList<float[]> Composed { get; init; }

    /// <summary>Gets the rules that fired in the block.</summary>
    public IReadOnlyList<RuleFiring> Firings { get; init; } = [];

    /// <summary>Gets the concepts of each commit's hidden state, row by row.</summary>
    public required ConceptReadout Concepts { get; init; }

    /// <summary>Reads a segment from a safetensors file that lies in memory; docs/TRACE.md describes it.</summary>
    /// <exception cref="Whence.Safetensors.SafetensorsException">It is no sound safetensors file, or lacks a tensor.
    /// </exception>
    /// <exception cref="InvalidDataException">Its tensors or metadata are not those of a segment.</exception>
    public static TraceSegment Parse(ReadOnlyMemory<byte> content, string name) =>
        TraceSegmentReader.Read(content, name);

    /// <summary>Cuts a whole trace into the segments of its blocks.</summary>
    /// <param name="trace">A trace with its states and concepts.</param>
    /// <param name="blockLength">The positions of a block.</param>
    /// <param name="origin">What made it.</param>
    public static IReadOnlyList<TraceSegment> Cut(DecodeTrace trace, int blockLength, TraceOrigin origin) =>
        TraceCut.Cut(trace, blockLength, origin);

    /// <summary>Puts the segments of one generation together; the trace has no hidden states.</summary>
    /// <param name="prompt">The prompt's tokens.</param>
    /// <param name="segments">At least one, in any order, of the blocks 0, 1, 2...</param>
    /// <exception cref="InvalidDataException">The segments are not all the blocks of one generation.</exception>
    public static DecodeTrace Join(IReadOnlyList<int> prompt, IEnumerable<TraceSegment> segments) =>
        TraceJoin.Join(prompt, segments);

    /// <summary>Returns the segment as a safetensors file; the same segment always gives the same bytes.</summary>
    public byte[] ToBytes() => TraceSegmentWriter.Write(this);
}
