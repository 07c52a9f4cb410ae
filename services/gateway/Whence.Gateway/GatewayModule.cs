using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Whence.Gateway.Access;
using Whence.Gateway.ApiKeys;
using Whence.Gateway.Commands;
using Whence.Gateway.Edge;
using Whence.Gateway.Jwt;
using Whence.Gateway.OpenApi;
using Whence.Gateway.Proxy;
using Whence.Gateway.Quotas;
using Whence.Gateway.Routes;
using Whence.Gateway.Storage;
using Whence.Hosting.Configuration;
using Whence.Hosting.Identity;
using Whence.Keys;
using Whence.Persistence.Schemas;

namespace Whence.Gateway;

/// <summary>The door of the gateway.</summary>
public static class GatewayModule
{
    private const string CorsPolicy = "gateway";

    /// <summary>Adds the gateway: who may ask, and the proxy to those who answer.</summary>
    public static IHostApplicationBuilder AddGateway(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        AddAccess(builder, isOneProcess: false);
        ProxyRegistration.Add(builder.Services);
        builder.Services.AddHttpClient(OpenApiDocuments.ClientName, client =>
        {
            client.Timeout = TimeSpan.FromSeconds(3);
            client.MaxResponseContentBufferSize = 8_388_608;
        });
        builder.Services.AddSingleton<OpenApiDocuments>();
        return builder;
    }

    /// <summary>Adds who may ask, for a process that holds the modules themselves.</summary>
    public static IHostApplicationBuilder AddGatewayAuthentication(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        AddAccess(builder, isOneProcess: true);
        return builder;
    }

    /// <summary>Puts keys, scopes and quotas in front of everything; it goes before UseWhenceDefaults.</summary>
    public static IApplicationBuilder UseGatewayAuthentication(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseMiddleware<EdgeMiddleware>();
        if (CorsOrigins(app.ApplicationServices.GetRequiredService<IConfiguration>()).Length > 0)
        {
            app.UseCors(CorsPolicy);
        }

        return app.UseMiddleware<AccessMiddleware>();
    }

    /// <summary>Maps the proxy and the merged description of all services.</summary>
    public static IEndpointRouteBuilder MapGateway(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapGet(PublicRoutes.OpenApiPath, async (OpenApiDocuments documents) =>
            TypedResults.Bytes(await documents.GetAsync(), "application/json"));
        routes.MapReverseProxy(proxy =>
        {
            proxy.UseMiddleware<ProxyErrors>();
            proxy.UseLoadBalancing();
            proxy.UsePassiveHealthChecks();
        });
        return routes;
    }

    /// <summary>Runs <c>keys create|list|revoke</c> or <c>migrate</c> if that is what the host was started with.
    /// </summary>
    /// <returns>The exit code, or null when it was started to serve.</returns>
    public static async Task<int?> RunGatewayCommandAsync(this IHost host, string[] args)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (args is not ["keys", .. var words])
        {
            return await host.RunSchemaCommandAsync(args) ? 0 : null;
        }

        try
        {
            foreach (var schema in host.Services.GetServices<ISchema>())
            {
                await schema.MigrateAsync(CancellationToken.None);
            }

            var store = host.Services.GetRequiredService<IApiKeyStore>();
            await new KeyCommands(store, host.Services.GetRequiredService<TimeProvider>(), Console.Out).RunAsync(words);
            return 0;
        }
        catch (Exception exception) when (exception is KeyException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private static void AddAccess(IHostApplicationBuilder builder, bool isOneProcess)
    {
        builder.AddWhenceOptions<GatewayOptions>(GatewayOptions.Section);
        var services = builder.Services;
        services.AddSingleton<IValidateOptions<GatewayOptions>, GatewayOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        KeyStorage.Add(builder);
        services.AddHealthChecks().AddCheck<KeyStoreCheck>("keys");
        services.AddSingleton<KeyDefaults>().AddSingleton<KeyCache>().AddSingleton<Lockout>();
        services.AddSingleton<LastUse>().AddHostedService(provider => provider.GetRequiredService<LastUse>());
        services.AddSingleton<KeyAuthenticator>().AddSingleton<JwtAuthenticator>().AddSingleton<IssuerKeys>();
        services.AddSingleton<LocalCaller>().AddSingleton<CallerProof>().AddSingleton<CallerStamp>();
        services.AddSingleton<RequestBuckets>().AddSingleton<OpenStreams>().AddSingleton<TenantGate>();
        services.AddSingleton(new RouteTable(PublicRoutes.All)).AddSingleton<GatewayMetrics>();
        services.AddSingleton(provider => new InternalCalls(
            isOneProcess,
            provider.GetRequiredService<IOptions<IdentityOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<OpenDoorCheck>();
        AddIssuerClient(services);
        AddEdge(builder);
    }

    private static void AddIssuerClient(IServiceCollection services) => services
        .AddHttpClient(IssuerKeys.ClientName, client =>
        {
            client.Timeout = TimeSpan.FromSeconds(3);
            client.MaxResponseContentBufferSize = IssuerKeys.SetBytesMax;
        })
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });

    private static void AddEdge(IHostApplicationBuilder builder)
    {
        if (builder.Configuration[$"{GatewayOptions.Section}:TrustTraceContext"] is not "true" and not "True")
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<DistributedContextPropagator>(new UntrustedTrace()));
        }

        builder.Services.AddCors();
        builder.Services.AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>()
            .Configure<IConfiguration>((cors, configuration) => cors.AddPolicy(CorsPolicy, policy => policy
                .WithOrigins(CorsOrigins(configuration))
                .WithMethods("GET", "POST", "DELETE")
                .WithHeaders("Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID", "x-api-key")
                .WithExposedHeaders("Location", "Retry-After", "x-request-id", "x-ratelimit-remaining-requests")));
    }

    // Read while the application is put together, which is before options are checked and their mistakes told.
    private static string[] CorsOrigins(IConfiguration configuration) =>
        configuration.GetSection($"{GatewayOptions.Section}:CorsOrigins").Get<string[]>() ?? [];
}
