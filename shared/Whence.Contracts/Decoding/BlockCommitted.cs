using Whence.Contracts.Payloads;

namespace Whence.Contracts.Decoding;

/// <summary>Every token of one block of an answer is decided.</summary>
public sealed record BlockCommitted
{
    /// <summary>Gets the generation.</summary>
    public required Guid GenerationId { get; init; }

    /// <summary>Gets the block, from 0.</summary>
    public required int Block { get; init; }

    /// <summary>Gets how many blocks there are at most.</summary>
    public required int Blocks { get; init; }

    /// <summary>Gets the segment of the decode trace: a safetensors file, described in docs/TRACE.md.</summary>
    public required PayloadReference Segment { get; init; }

    /// <summary>Gets the denoising steps done.</summary>
    public required int Step { get; init; }

    /// <summary>Gets the denoising steps planned.</summary>
    public required int Steps { get; init; }
}
