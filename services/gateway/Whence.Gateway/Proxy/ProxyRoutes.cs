using Whence.Gateway.Routes;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.LoadBalancing;

namespace Whence.Gateway.Proxy;

/// <summary>Turns the public routes and the addresses of services into what the proxy is configured with.</summary>
internal static class ProxyRoutes
{
    private static readonly TimeSpan Reactivation = TimeSpan.FromSeconds(5);

    public static IReadOnlyList<RouteConfig> Routes() =>
    [
        .. PublicRoutes.All.Where(route => route.Service != PublicRoutes.Gateway).Select(route => new RouteConfig
        {
            RouteId = route.Name,
            ClusterId = route.Service,
            Match = new RouteMatch { Path = route.Pattern, Methods = [route.Method] },
        }),
    ];

    public static IReadOnlyList<ClusterConfig> Clusters(GatewayOptions options) =>
        [.. PublicRoutes.Services.Select(service => Cluster(service, ServiceAddresses.Of(options, service), options))];

    private static ClusterConfig Cluster(string service, IReadOnlyList<Uri> addresses, GatewayOptions options) => new()
    {
        ClusterId = service,
        LoadBalancingPolicy = LoadBalancingPolicies.LeastRequests,
        Destinations = addresses.ToDictionary(
            address => address.Authority, address => new DestinationConfig { Address = address.AbsoluteUri }),
        HttpRequest = new ForwarderRequestConfig
        {
            ActivityTimeout = TimeSpan.FromSeconds(options.ActivityTimeoutSeconds),
            Version = System.Net.HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            AllowResponseBuffering = false,
        },
        HealthCheck = addresses.Count > 1 ? SkipDead() : null,
    };

    // A replica that refuses connections is left out for a while; if all do, all are tried.
    private static HealthCheckConfig SkipDead() => new()
    {
        AvailableDestinationsPolicy = "HealthyOrPanic",
        Passive = new PassiveHealthCheckConfig
        {
            Enabled = true, Policy = "TransportFailureRate", ReactivationPeriod = Reactivation,
        },
    };
}
