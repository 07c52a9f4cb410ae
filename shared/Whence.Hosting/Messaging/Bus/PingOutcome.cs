namespace Whence.Hosting.Messaging.Bus;

/// <summary>How a ping went.</summary>
/// <param name="Ok">Whether it came back.</param>
/// <param name="Detail">Why not.</param>
/// <param name="At">When that was known.</param>
internal sealed record PingOutcome(bool Ok, string? Detail, DateTimeOffset At);
