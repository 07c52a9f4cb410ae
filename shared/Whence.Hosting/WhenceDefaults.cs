using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Whence.Hosting.Configuration;
using Whence.Hosting.Health;
using Whence.Hosting.Http;
using Whence.Hosting.Identity;
using Whence.Hosting.Problems;
using Whence.Hosting.Telemetry;

namespace Whence.Hosting;

/// <summary>What every process of the platform has in common.</summary>
public static class WhenceDefaults
{
    private const string Prefix = "WHENCE__";

    /// <summary>Adds strict configuration, logs, traces, metrics, health, strict JSON, limits and identity.</summary>
    /// <param name="service">The name of the service, for example <c>decoding</c>.</param>
    public static TBuilder AddWhenceDefaults<TBuilder>(this TBuilder builder, string service)
        where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(service);
        builder.Configuration.AddEnvironmentVariables(Prefix);
        builder.Services.AddSingleton(new ServiceName(service));
        builder.Services.TryAddSingleton(TimeProvider.System);
        StrictConfiguration.Add(builder.Services, builder.Configuration, Prefix);
        Logging.Add(builder);
        Tracing.Add(builder, service);
        AddHealth(builder);
        AddHttp(builder);
        return builder;
    }

    /// <summary>Adds request ids, problems and identity in front of all endpoints.</summary>
    public static WebApplication UseWhenceDefaults(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseMiddleware<RequestIdMiddleware>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseMiddleware<BodyEncodingMiddleware>();
        app.UseMiddleware<IdentityMiddleware>();
        app.UseRouting(); // behind the problems, so that they cover what routing finds and refuses
        return app;
    }

    private static void AddHealth(IHostApplicationBuilder builder)
    {
        builder.AddWhenceOptions<DrainOptions>(DrainOptions.Section);
        builder.Services.AddSingleton<Drain>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Drain>());
        builder.Services.AddMetrics();
        builder.Services.AddSingleton<MetricsCollector>();
        builder.Services.AddHostedService<EagerStart<MetricsCollector>>();
        builder.Services.AddHealthChecks()
            .AddCheck<StartedCheck>("started", tags: [HealthTags.Startup])
            .AddCheck<DrainCheck>("draining");
    }

    private static void AddHttp(IHostApplicationBuilder builder)
    {
        builder.AddWhenceOptions<HttpLimits>(HttpLimits.Section);
        builder.AddWhenceOptions<IdentityOptions>(IdentityOptions.Section);
        builder.Services.AddSingleton<IConfigureOptions<KestrelServerOptions>, KestrelLimits>();
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Apply(json.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }
}
