namespace Whence.Hosting.Identity;

/// <summary>What callers may be allowed to do.</summary>
public static class ScopeNames
{
    /// <summary>Generate, tokenize, embed, and read what one generated.</summary>
    public const string Generate = "generate";

    /// <summary>Read attributions and traces, and attribute given texts.</summary>
    public const string Explain = "explain";

    /// <summary>Amplify, suppress and set concepts.</summary>
    public const string Steer = "steer";

    /// <summary>Read audit records.</summary>
    public const string AuditRead = "audit.read";

    /// <summary>Everything that concerns the deployment rather than one tenant.</summary>
    public const string Admin = "admin";

    /// <summary>Services among themselves; never given to a key.</summary>
    public const string Internal = "internal";

    /// <summary>Gets the scopes that a key may have.</summary>
    public static IReadOnlyList<string> Grantable { get; } = [Generate, Explain, Steer, AuditRead, Admin];
}
