namespace Whence.Gateway;

/// <summary>The section <c>Gateway:Jwt</c>: the one issuer whose tokens are accepted; none when it is empty.</summary>
public sealed class JwtOptions
{
    /// <summary>Gets the issuer, exactly as it stands in <c>iss</c>.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>Gets what must stand in <c>aud</c>.</summary>
    public string Audience { get; init; } = "";

    /// <summary>Gets where the issuer's JSON Web Key Set is; https, or http on this machine.</summary>
    public string KeysAddress { get; init; } = "";

    /// <summary>Gets the claim that names the tenant.</summary>
    public string TenantClaim { get; init; } = "tenant";

    /// <summary>Gets the claim that holds the scopes: a list, or names separated by spaces.</summary>
    public string ScopesClaim { get; init; } = "scope";
}
