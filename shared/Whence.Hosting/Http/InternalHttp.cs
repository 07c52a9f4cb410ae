using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Whence.Hosting.Configuration;
using Whence.Hosting.Identity;
using Whence.Hosting.Payloads;

namespace Whence.Hosting.Http;

/// <summary>Lets one service call another by HTTP.</summary>
public static class InternalHttp
{
    /// <summary>Adds a typed client of a service: its address is configured, its requests are signed.</summary>
    public static IHttpClientBuilder AddInternalHttpClient<TClient>(
        this IHostApplicationBuilder builder, string service)
        where TClient : class =>
        Configure(builder, builder.Services.AddHttpClient<TClient>(typeof(TClient).Name), service);

    /// <summary>Adds a typed client behind an interface.</summary>
    public static IHttpClientBuilder AddInternalHttpClient<TClient, TImplementation>(
        this IHostApplicationBuilder builder, string service)
        where TClient : class
        where TImplementation : class, TClient =>
        Configure(builder, builder.Services.AddHttpClient<TClient, TImplementation>(typeof(TClient).Name), service);

    /// <summary>Adds the payloads of generations, over HTTP.</summary>
    public static IHttpClientBuilder AddHttpPayloadStore(this IHostApplicationBuilder builder) =>
        builder.AddInternalHttpClient<IPayloadStore, HttpPayloadStore>("generations");

    private static IHttpClientBuilder Configure(
        IHostApplicationBuilder builder, IHttpClientBuilder client, string service)
    {
        builder.AddWhenceOptions<ServiceAddresses>(ServiceAddresses.Section);
        builder.Services.TryAddTransient<InternalIdentityHandler>();
        return client
            .ConfigureHttpClient((services, http) =>
            {
                http.BaseAddress = services.GetRequiredService<IOptions<ServiceAddresses>>().Value.Of(service);
                http.Timeout = TimeSpan.FromSeconds(30);
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(2),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5), // so that a moved service is found again
            })
            .AddHttpMessageHandler<InternalIdentityHandler>();
    }
}
