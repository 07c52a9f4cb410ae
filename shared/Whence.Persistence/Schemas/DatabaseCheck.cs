using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Whence.Persistence.Schemas;

/// <summary>Red for readiness while the database does not answer.</summary>
internal sealed class DatabaseCheck(NpgsqlDataSource source) : IHealthCheck
{
    private const int TimeoutSeconds = 2;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = source.CreateCommand("select 1");
            command.CommandTimeout = TimeoutSeconds;
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", error);
        }
    }
}
