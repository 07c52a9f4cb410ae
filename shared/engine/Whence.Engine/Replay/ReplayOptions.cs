namespace Whence.Engine.Replay;

/// <summary>How much is replayed at once; results do not depend on it.</summary>
public sealed record ReplayOptions
{
    /// <summary>Gets the positions that one call of the model may compute; a longer sequence goes alone.</summary>
    public int RowsPerForward { get; init; } = 1024;

    /// <summary>Gets the sequences whose keys and values are held at once.</summary>
    public int SequencesHeld { get; init; } = 32;
}
