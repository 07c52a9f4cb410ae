using System.ComponentModel.DataAnnotations;

namespace Whence.Gateway;

/// <summary>The section <c>Gateway</c>: where the services are and what callers may do.</summary>
public sealed class GatewayOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Gateway";

    /// <summary>Gets the addresses of each service, several separated by commas.</summary>
    public Dictionary<string, string> Services { get; init; } = [];

    /// <summary>Gets the session affinity; only <c>None</c> is served, for no service keeps state in memory.</summary>
    public string SessionAffinity { get; init; } = "None";

    /// <summary>Gets a value indicating whether callers may continue their own trace here.</summary>
    public bool TrustTraceContext { get; init; }

    /// <summary>Gets how long a service may be silent; longer than the longest generation.</summary>
    [Range(1, 86_400)]
    public int ActivityTimeoutSeconds { get; init; } = 900;

    /// <summary>Gets how long a connection to a service may take.</summary>
    [Range(1, 60)]
    public int ConnectTimeoutSeconds { get; init; } = 2;

    /// <summary>Gets the size of the largest body.</summary>
    [Range(1_024, 64 * 1_024 * 1_024)]
    public int BodyBytesMax { get; init; } = 1_048_576;

    /// <summary>Gets how many streams a tenant may hold open.</summary>
    [Range(1, 1_000_000)]
    public int OpenStreamsPerTenant { get; init; } = 500;

    /// <summary>Gets the origins whose pages may call, for example <c>https://app.example.com</c>; none by default.
    /// </summary>
    public IReadOnlyList<string> CorsOrigins { get; init; } = [];

    /// <summary>Gets what tenants may use whose key or token does not say.</summary>
    public DefaultLimitsOptions DefaultLimits { get; init; } = new();

    /// <summary>Gets where keys are kept.</summary>
    public KeyStoreOptions Keys { get; init; } = new();

    /// <summary>Gets which tokens are accepted.</summary>
    public JwtOptions Jwt { get; init; } = new();
}
