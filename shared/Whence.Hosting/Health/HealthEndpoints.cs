using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Whence.Hosting.Http;
using Whence.Hosting.Telemetry;

namespace Whence.Hosting.Health;

/// <summary>Answers probes.</summary>
public static class HealthEndpoints
{
    /// <summary>Maps <c>/healthz/startup|live|ready</c>, their aliases of the Open Inference Protocol, <c>/metrics</c>
    /// and <c>/version</c>.</summary>
    public static IEndpointRouteBuilder MapWhenceHealth(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapHealthChecks("/healthz/startup", Checks(check => check.Tags.Contains(HealthTags.Startup)));
        foreach (var live in (string[])["/healthz/live", "/v2/health/live"])
        {
            routes.MapHealthChecks(live, Checks(check => check.Tags.Contains(HealthTags.Live)));
        }

        foreach (var ready in (string[])["/healthz/ready", "/v2/health/ready"])
        {
            routes.MapHealthChecks(ready, Checks(check => !check.Tags.Contains(HealthTags.Live)));
        }

        routes.MapGet("/metrics", WriteMetricsAsync).ExcludeFromDescription();
        routes.MapGet("/version", (ServiceName service) => TypedResults.Json(BuildVersion.Of(service), ApiJson.Options))
            .ExcludeFromDescription();
        return routes;
    }

    private static HealthCheckOptions Checks(Func<HealthCheckRegistration, bool> predicate) =>
        new() { Predicate = predicate, ResponseWriter = WriteAsync, AllowCachingResponses = false };

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            Status = report.Status == HealthStatus.Unhealthy ? "unhealthy" : "healthy",
            Checks = report.Entries.Select(entry => new
            {
                Name = entry.Key,
                Status = entry.Value.Status.ToString().ToLowerInvariant(),
                Detail = entry.Value.Description,
                Milliseconds = (long)entry.Value.Duration.TotalMilliseconds,
            }),
        },
        ApiJson.Options);

    private static async Task WriteMetricsAsync(HttpContext context)
    {
        context.Response.ContentType = PrometheusText.ContentType;
        var metrics = context.RequestServices.GetRequiredService<MetricsCollector>();
        await context.Response.WriteAsync(PrometheusText.Write(metrics.Collect()), context.RequestAborted);
    }
}
