using Microsoft.AspNetCore.Http;
using Whence.Gateway.Tests.Support;
using Whence.Hosting.Identity;

namespace Whence.Gateway.Tests.Proxy;

public class ForwardingTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly TestGateway _gateway = fixture.Gateway;

    [Theory]
    [InlineData("GET", "/v1/models?after=a%2Fb&limit=2")]
    [InlineData("GET", "/v1/generations/gen_0123/events?commits=true")]
    [InlineData("DELETE", "/v1/generations/gen_0123")]
    [InlineData("POST", "/v1/tokenize")]
    [InlineData("GET", "/v1/audit/records/rec_1")]
    public async Task Send_PublicRoute_ReachesTheServiceAsItWas(string method, string target)
    {
        using var response = await _gateway.SendAsync(method, target, fixture.Key);
        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal((method, target), (_gateway.Backend.Last.Method, _gateway.Backend.Last.Target));
    }

    [Fact]
    public async Task Send_ProvedCaller_TravelsSignedAndWithoutTheKey()
    {
        using var response = await _gateway.SendAsync("GET", "/v1/models", fixture.Key);
        var headers = _gateway.Backend.Last.Headers;
        var caller = IdentityToken.Verify(
            headers["x-whence-identity"], TestGateway.Secret, _gateway.Time.GetUtcNow())!;
        Assert.Equal(("acme", true), (caller.Tenant, caller.May(ScopeNames.Generate)));
        Assert.StartsWith("key:", caller.Principal, StringComparison.Ordinal);
        Assert.DoesNotContain("authorization", headers.Keys);
        Assert.DoesNotContain(headers.Values, value => value.Contains("whk_", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("X-Whence-Identity", "eyJ0ZW5hbnQiOiJldmlsIn0.AAAA")]
    [InlineData("X-Whence-Anything", "1")]
    [InlineData("X-Tenant", "evil")]
    [InlineData("X-Tenant-Id", "evil")]
    [InlineData("X-Forwarded-For", "10.0.0.1")]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("X-Forwarded-Prefix", "/internal")]
    [InlineData("Forwarded", "for=10.0.0.1")]
    [InlineData("X-Original-URL", "/internal")]
    [InlineData("X-HTTP-Method-Override", "DELETE")]
    [InlineData("baggage", "tenant=evil")]
    [InlineData("tracestate", "evil=1")]
    public async Task Send_HeaderThatOnlyThePlatformMaySay_IsTakenAway(string name, string value)
    {
        using var response = await _gateway.SendAsync("GET", "/v1/models", fixture.Key, (name, value));
        Assert.True(response.IsSuccessStatusCode);
        var headers = _gateway.Backend.Last.Headers;
        Assert.DoesNotContain(value, headers.Values);
        Assert.True(name == "X-Whence-Identity" || !headers.ContainsKey(name.ToLowerInvariant()));
    }

    [Fact]
    public async Task Send_TraceOfTheCaller_IsReplacedByOneOfOurs()
    {
        const string Theirs = "4bf92f3577b34da6a3ce929d0e0e4736";
        using var response = await _gateway.SendAsync(
            "GET", "/v1/models", fixture.Key, ("traceparent", $"00-{Theirs}-00f067aa0ba902b7-01"));
        Assert.DoesNotContain(
            _gateway.Backend.Last.Headers.Values, value => value.Contains(Theirs, StringComparison.Ordinal));
        Assert.Contains("traceparent", _gateway.Backend.Last.Headers.Keys);
    }

    [Fact]
    public async Task Send_AnyRequest_HasOneIdThatTheServiceSeesToo()
    {
        _gateway.Backend.Answer = context =>
        {
            context.Response.Headers["x-request-id"] = "req_theirs";
            context.Response.Headers["Server"] = "backend";
            return context.Response.WriteAsync("{}");
        };
        using var response = await _gateway.SendAsync(
            "GET", "/v1/models", fixture.Key, ("x-request-id", "req_forged"), ("X-Client-Request-Id", "mine-1"));
        var id = Assert.Single(response.Headers.GetValues("x-request-id"));
        Assert.Matches("^req_[0-9a-f]{32}$", id);
        Assert.Equal(id, _gateway.Backend.Last.Headers["x-request-id"]);
        Assert.Equal("mine-1", Assert.Single(response.Headers.GetValues("X-Client-Request-Id")));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Send_AnyRequest_HasSecurityHeadersOnce()
    {
        using var response = await _gateway.SendAsync("GET", "/v1/models", fixture.Key);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.StartsWith(
            "default-src 'none'",
            Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }
}
