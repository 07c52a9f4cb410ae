using Microsoft.AspNetCore.Http;
using Whence.Gateway.Tests.Support;

namespace Whence.Gateway.Tests.Proxy;

public class AwayTests
{
    [Fact]
    public async Task Send_ServiceIsAway_IsAskedToRetry()
    {
        await using var gateway = await TestGateway.StartAsync(("Services:audit", "http://127.0.0.1:9"));
        using var response = await gateway.SendAsync("GET", "/v1/audit/records", await gateway.KeyAsync());
        var body = await Problems.IsAsync(response, 503, "service_unavailable");
        Assert.Contains("audit", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("1", Assert.Single(response.Headers.GetValues("Retry-After")));
        Assert.Equal("true", Assert.Single(response.Headers.GetValues("x-should-retry")));
    }

    [Theory]
    [InlineData("GET", "/v1/models", "true")]
    [InlineData("POST", "/v1/tokenize", "false")]
    public async Task Send_ServiceBreaksOff_IsBadGatewayAndOnlyReadsAreRetried(string method, string path, string retry)
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Backend.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        using var response = await gateway.SendAsync(method, path, await gateway.KeyAsync());
        await Problems.IsAsync(response, 502, "service_broken");
        Assert.Equal(retry, Assert.Single(response.Headers.GetValues("x-should-retry")));
    }

    [Fact]
    public async Task Send_ServiceIsSilent_TimesOut()
    {
        await using var gateway = await TestGateway.StartAsync(("ActivityTimeoutSeconds", "1"));
        var end = new TaskCompletionSource();
        gateway.Backend.Answer = _ => end.Task;
        using var response = await gateway.SendAsync("GET", "/v1/models", await gateway.KeyAsync());
        end.SetResult();
        await Problems.IsAsync(response, 504, "service_timeout");
    }

    [Fact]
    public async Task Send_OneOfTwoReplicasIsAway_IsAnsweredByTheOther()
    {
        await using var spare = await Backend.StartAsync();
        await using var gateway = await TestGateway.StartAsync(
            ("Services:generations", $"http://127.0.0.1:9, {spare.Address}"));
        var key = await gateway.KeyAsync();
        var statuses = new List<int>();
        for (var count = 0; count < 30; count++)
        {
            using var response = await gateway.SendAsync("GET", "/v1/models", key);
            statuses.Add((int)response.StatusCode);
        }

        Assert.All(statuses.TakeLast(10), status => Assert.Equal(200, status));
    }

    [Fact]
    public async Task Send_ServiceAnswersAnErrorOfItsOwn_IsPassedOn()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Backend.Answer = context =>
        {
            context.Response.StatusCode = 503;
            context.Response.ContentType = "application/problem+json";
            return context.Response.WriteAsync("{\"theirs\":true}");
        };
        using var response = await gateway.SendAsync("GET", "/v1/models", await gateway.KeyAsync());
        Assert.Equal(503, (int)response.StatusCode);
        Assert.Equal("{\"theirs\":true}", await response.Content.ReadAsStringAsync());
    }
}
