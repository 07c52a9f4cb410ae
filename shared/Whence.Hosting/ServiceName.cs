namespace Whence.Hosting;

/// <summary>The name of the service that this process is.</summary>
/// <param name="Value">For example <c>decoding</c>.</param>
public sealed record ServiceName(string Value);
