namespace Whence.Hosting.Messaging.Bus;

/// <summary>What a process sends itself to see whether messages come through.</summary>
/// <param name="Id">Which of its pings this is.</param>
internal sealed record BusPing(Guid Id);
