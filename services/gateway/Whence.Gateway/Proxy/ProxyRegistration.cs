using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;

namespace Whence.Gateway.Proxy;

/// <summary>Adds the proxy.</summary>
internal static class ProxyRegistration
{
    private const string KeyRingStart = "DataProtectionHostedService";

    public static void Add(IServiceCollection services)
    {
        // What was sent says where it comes from; who asked is in the signed identity, and nothing else is believed.
        services.AddReverseProxy().AddTransforms(transforms =>
        {
            transforms.UseDefaultForwarders = false;
            transforms.AddResponseTransform(OpenStreamAsync);
        });
        services.AddSingleton<IForwarderHttpClientFactory>(provider => new ServiceClients(Unchecked(provider)));
        services.AddSingleton<IProxyConfigProvider>(provider => new InMemoryConfigProvider(
            ProxyRoutes.Routes(), ProxyRoutes.Clusters(Unchecked(provider))));
        DropKeyRing(services);
    }

    // The proxy is configured when it is mapped, which is before options are checked and their mistakes told.
    private static GatewayOptions Unchecked(IServiceProvider provider) =>
        provider.GetRequiredService<IConfiguration>().GetSection(GatewayOptions.Section).Get<GatewayOptions>() ?? new();

    // The proxy waits for the first byte of a body; whoever opened a stream shall see at once that it is open.
    private static async ValueTask OpenStreamAsync(ResponseTransformContext response)
    {
        if (response.ProxyResponse?.Content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            await response.HttpContext.Response.Body.FlushAsync(response.CancellationToken);
        }
    }

    // The proxy brings a key ring for affinity cookies, which would be written to the home folder; there are none.
    private static void DropKeyRing(IServiceCollection services)
    {
        foreach (var start in services.Where(service => service.ImplementationType?.Name == KeyRingStart).ToList())
        {
            services.Remove(start);
        }

        services.Replace(ServiceDescriptor.Singleton<IDataProtectionProvider, EphemeralDataProtectionProvider>());
    }
}
