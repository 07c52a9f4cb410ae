using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Whence.Hosting.Health;

/// <summary>Red from the moment the process is asked to stop.</summary>
internal sealed class DrainCheck(Drain drain) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(drain.IsDraining
            ? HealthCheckResult.Unhealthy("The process is stopping.")
            : HealthCheckResult.Healthy());
}
