using Microsoft.Extensions.Diagnostics.HealthChecks;
using Whence.Keys;

namespace Whence.Gateway.Storage;

/// <summary>Red while keys cannot be read.</summary>
internal sealed class KeyStoreCheck(IApiKeyStore store) : IHealthCheck
{
    private const string Nobody = "0000000000000000";

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await store.FindAsync(Nobody, cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
