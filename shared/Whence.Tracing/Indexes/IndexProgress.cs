namespace Whence.Tracing.Indexes;

/// <summary>How far a build is.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Done">Documents, bytes or steps of the phase that are done.</param>
/// <param name="Total">How many there are, or 0 while it is not known.</param>
public sealed record IndexProgress(IndexPhase Phase, long Done, long Total);
