namespace Whence.Attribution.Jobs;

/// <summary>An explanation that this worker computes, until its lease ends.</summary>
/// <param name="Record">What is asked.</param>
/// <param name="Fencing">The number of the claim; a newer one voids it.</param>
/// <param name="Attempts">How many workers held it, this one included.</param>
/// <param name="CancelRequested">Whether somebody cancelled it.</param>
/// <param name="TraceParent">The trace that the work belongs to.</param>
internal sealed record ClaimedExplanation(
    ExplanationRecord Record, long Fencing, int Attempts, bool CancelRequested, string? TraceParent);
