namespace Whence.Keys;

/// <summary>What a key may be allowed to do.</summary>
public static class KeyScopes
{
    /// <summary>Gets the scopes, the harmless ones first.</summary>
    public static IReadOnlyList<string> Grantable { get; } = ["generate", "explain", "steer", "audit.read", "admin"];
}
