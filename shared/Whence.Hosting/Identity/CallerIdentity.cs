namespace Whence.Hosting.Identity;

/// <summary>Who asks. The tenant comes from the key or token alone, never from a header, path or body.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Principal">The key, token subject or service that speaks for it.</param>
/// <param name="Scopes">What it may do: see <see cref="ScopeNames"/>.</param>
/// <param name="Limits">What it may use.</param>
public sealed record CallerIdentity(
    string Tenant, string Principal, IReadOnlyList<string> Scopes, TenantLimits Limits)
{
    /// <summary>Returns whether the caller may do something.</summary>
    public bool May(string scope) => Scopes.Contains(scope);
}
