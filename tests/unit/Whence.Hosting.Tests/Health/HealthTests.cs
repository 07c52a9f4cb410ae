using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Whence.Hosting.Health;
using Whence.Hosting.Messaging;
using Whence.Hosting.Tests.Support;

namespace Whence.Hosting.Tests.Health;

public sealed class HealthTests
{
    [Theory]
    [InlineData("/healthz/startup")]
    [InlineData("/healthz/live")]
    [InlineData("/healthz/ready")]
    [InlineData("/v2/health/live")]
    [InlineData("/v2/health/ready")]
    public async Task Health_MemoryBus_GreenEverywhere(string path)
    {
        await using var host = await TestHost.StartAsync(add: builder => builder.AddWhenceBus(_ => { }));
        var status = await UntilAsync(host, path, HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task Ready_ModuleCheckFails_RedWithItsNameWhileLiveIsGreen()
    {
        await using var host = await TestHost.StartAsync(add: builder => builder.Services.AddHealthChecks()
            .AddCheck("model", () => HealthCheckResult.Unhealthy("The model is loading."), [HealthTags.Startup]));
        using var ready = await host.GetAsync("/healthz/ready");
        using var startup = await host.GetAsync("/healthz/startup");
        using var live = await host.GetAsync("/healthz/live");
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK),
            (ready.StatusCode, startup.StatusCode, live.StatusCode));
        Assert.Contains("The model is loading.", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_Stopping_RedBeforeKestrelStops()
    {
        await using var host = await TestHost.StartAsync(add: builder =>
            builder.Services.Configure<DrainOptions>(options => options.DrainSeconds = 3));
        host.App.Lifetime.StopApplication();
        var stopping = host.App.StopAsync();
        var status = await UntilAsync(host, "/healthz/ready", HttpStatusCode.ServiceUnavailable);
        using var live = await host.GetAsync("/healthz/live");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (status, live.StatusCode));
        await stopping;
        await Assert.ThrowsAsync<HttpRequestException>(() => host.GetAsync("/healthz/live"));
    }

    [Fact]
    public async Task Version_Asked_NamesTheService()
    {
        await using var host = await TestHost.StartAsync();
        using var answer = await host.GetAsync("/version");
        Assert.Equal("test", (await answer.JsonAsync()).Text("service"));
    }

    private static async Task<HttpStatusCode> UntilAsync(TestHost host, string path, HttpStatusCode expected)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var answer = await host.GetAsync(path);
            if (answer.StatusCode == expected || attempt == 200)
            {
                return answer.StatusCode;
            }

            await Task.Delay(25);
        }
    }
}
