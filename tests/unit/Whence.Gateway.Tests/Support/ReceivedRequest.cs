namespace Whence.Gateway.Tests.Support;

/// <summary>What reached a service; names of headers in lower case.</summary>
public sealed record ReceivedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers);
