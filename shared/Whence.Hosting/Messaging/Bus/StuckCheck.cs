using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Whence.Hosting.Messaging.Bus;

/// <summary>Alive unless the broker answers everybody but this process.</summary>
internal sealed class StuckCheck(BrokerWatch watch) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(watch.IsStuck
            ? HealthCheckResult.Unhealthy("The broker answers, but not over this process's connection; restart it.")
            : HealthCheckResult.Healthy());
}
