namespace Whence.Engine.Diffusion;

/// <summary>Why an answer ends where it does.</summary>
public enum StopReason
{
    /// <summary>All positions that were asked for are used.</summary>
    Length,

    /// <summary>A stop token or the end of the turn was decided.</summary>
    Stop,

    /// <summary>A rule aborted it.</summary>
    Rule,
}
