namespace Whence.Decoding.Jobs;

/// <summary>What waits.</summary>
/// <param name="Depth">Jobs that nobody works on.</param>
/// <param name="OldestAge">How long the first of them has waited.</param>
internal sealed record QueueState(long Depth, TimeSpan OldestAge);
