namespace Whence.Contracts.Documents;

/// <summary>The steering profile that settings were resolved from; what it says stands in the settings themselves.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
public sealed record ProfileReference(string Name, int Version);
