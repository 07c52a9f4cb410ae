using Yarp.ReverseProxy.Forwarder;

namespace Whence.Gateway.Proxy;

/// <summary>Makes the connections to services: quick to notice that one is away, and found again where it moved.
/// </summary>
internal sealed class ServiceClients(GatewayOptions options) : ForwarderHttpClientFactory
{
    protected override void ConfigureHandler(ForwarderHttpClientContext context, SocketsHttpHandler handler)
    {
        base.ConfigureHandler(context, handler);
        handler.ConnectTimeout = TimeSpan.FromSeconds(options.ConnectTimeoutSeconds);
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
    }
}
