namespace Whence.Generations.Storage;

/// <summary>Where a generation stands. It only moves down this list.</summary>
internal enum GenerationState
{
    /// <summary>Accepted; its prompt is being turned into ids.</summary>
    Queued,

    /// <summary>Handed to decoding.</summary>
    Decoding,

    /// <summary>Decoded; its explanation is being computed.</summary>
    Attributing,

    /// <summary>Ended with an answer.</summary>
    Completed,

    /// <summary>Ended without one.</summary>
    Failed,

    /// <summary>Ended because it was asked to.</summary>
    Cancelled,
}
