namespace Whence.Attribution.Jobs;

/// <summary>Where an explanation stands; the last three are final.</summary>
internal enum ExplanationState
{
    Queued,
    Running,
    Completed,
    Failed,
    Cancelled,
}
