namespace Whence.Hosting.Configuration;

/// <summary>Options without options: validating them at start validates the keys of the whole configuration.</summary>
internal sealed class StrictMarker;
