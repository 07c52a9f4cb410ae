namespace Whence.Generations.Storage;

/// <summary>The tokens of a tenant's day.</summary>
/// <param name="Limit">How many there are.</param>
/// <param name="Remaining">How many are neither charged nor reserved.</param>
/// <param name="ResetsAt">When the next day begins.</param>
internal sealed record TokenBalance(long Limit, long Remaining, DateTimeOffset ResetsAt);
