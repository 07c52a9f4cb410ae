using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Persistence;

public sealed class DatabaseCheckTests
{
    [PostgresFact]
    public async Task Check_DatabaseAnswers_IsHealthy()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = ProbeHost.Create(database.ConnectionString);

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(host)).Status);
    }

    [Fact]
    public async Task Check_NothingListens_IsUnhealthy()
    {
        await using var host = ProbeHost.Create("Host=127.0.0.1;Port=1;Username=nobody;Database=nothing");

        var report = await CheckAsync(host);

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Equal("The database does not answer.", report.Entries["database"].Description);
    }

    private static Task<HealthReport> CheckAsync(ProbeHost host) =>
        host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
}
