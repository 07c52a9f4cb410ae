using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Whence.Hosting.Messaging.Bus;

/// <summary>Ready when the last ping came back.</summary>
internal sealed class PingCheck(Pinger pinger) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var last = pinger.Last;
        return Task.FromResult(last.Ok ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(last.Detail));
    }
}
