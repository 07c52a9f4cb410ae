namespace Whence.Hosting.Messaging;

/// <summary>One subscription.</summary>
/// <param name="Service">The service that owns the queue.</param>
/// <param name="Message">The message.</param>
/// <param name="Handler">What handles it.</param>
public sealed record MessageRoute(string Service, Type Message, Type Handler);
