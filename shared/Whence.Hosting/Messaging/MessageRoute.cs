namespace Whence.Hosting.Messaging;

/// <summary>One subscription.</summary>
/// <param name="Service">The service that owns the queue.</param>
/// <param name="Message">The message.</param>
/// <param name="Handler">What handles it.</param>
/// <param name="Concurrency">How many of them are handled at once; null for the default.</param>
public sealed record MessageRoute(string Service, Type Message, Type Handler, int? Concurrency = null);
