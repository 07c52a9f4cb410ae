namespace Whence.Hosting.Identity;

/// <summary>Says in an endpoint's metadata which scope it needs.</summary>
/// <param name="Scope">The scope.</param>
public sealed record RequiredScope(string Scope);
