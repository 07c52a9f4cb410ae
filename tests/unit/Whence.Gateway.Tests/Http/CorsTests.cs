using Whence.Gateway.Tests.Support;

namespace Whence.Gateway.Tests.Http;

public class CorsTests
{
    private static readonly (string, string)[] Preflight =
    [
        ("Origin", "https://app.example.com"), ("Access-Control-Request-Method", "POST"),
        ("Access-Control-Request-Headers", "authorization,content-type"),
    ];

    [Fact]
    public async Task Send_PreflightByDefault_IsRefused()
    {
        await using var gateway = await TestGateway.StartAsync();
        using var response = await gateway.SendAsync("OPTIONS", "/v1/generations", null, Preflight);
        Assert.Equal(405, (int)response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Send_PreflightOfAConfiguredOrigin_IsAllowedWithoutAKey()
    {
        await using var gateway = await TestGateway.StartAsync(("CorsOrigins:0", "https://app.example.com"));
        using var response = await gateway.SendAsync("OPTIONS", "/v1/generations", null, Preflight);
        Assert.Equal(204, (int)response.StatusCode);
        Assert.Equal(
            "https://app.example.com", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        using var other = await gateway.SendAsync(
            "OPTIONS", "/v1/generations", null, ("Origin", "https://evil.example"), Preflight[1]);
        Assert.False(other.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Send_ConfiguredOriginWithoutAKey_CanReadWhyItWasRefused()
    {
        await using var gateway = await TestGateway.StartAsync(("CorsOrigins:0", "https://app.example.com"));
        using var response = await gateway.SendAsync("GET", "/v1/models", null, Preflight[0]);
        await Problems.IsAsync(response, 401, "missing_api_key");
        Assert.True(response.Headers.Contains("Access-Control-Allow-Origin"));
    }
}
