namespace Whence.Attribution.Versions;

/// <summary>One version of what a tenant keeps under a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Version">From 1.</param>
/// <param name="Content">What was stored.</param>
internal sealed record VersionedText(string Name, int Version, string Content);
