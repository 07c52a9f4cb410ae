using Whence.Engine.Diffusion;
using Whence.Engine.Traces;

namespace Whence.Decoding.Engine;

/// <summary>What the engine says of a session.</summary>
internal abstract record EngineEvent
{
    /// <summary>A block is complete; the last one with the answer.</summary>
    public sealed record BlockDone(TraceSegment Segment, DecodeCheckpoint Checkpoint) : EngineEvent;

    /// <summary>A while has passed within a block.</summary>
    public sealed record CheckpointDue(DecodeCheckpoint Checkpoint) : EngineEvent;

    /// <summary>The session left between two steps, because it was asked to or its time is over.</summary>
    public sealed record Left(LeaveReason Reason, DecodeCheckpoint? Checkpoint) : EngineEvent;

    /// <summary>The session cannot go on.</summary>
    public sealed record Failed(Exception Reason) : EngineEvent;
}
