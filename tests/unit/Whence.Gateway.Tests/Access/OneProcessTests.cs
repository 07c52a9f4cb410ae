using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Whence.Gateway.Tests.Support;
using Whence.Hosting.Identity;
using Whence.Testing;

namespace Whence.Gateway.Tests.Access;

/// <summary>The same rules in a process that holds the modules themselves.</summary>
public sealed class OneProcessTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly HttpClient _client = new();
    private WebApplication _app = null!;

    public async Task InitializeAsync()
    {
        _app = TestGateway.Build(_folder, _time, [("Keys:Kind", "None")], isLocal: true);
        _app.MapGet("/v1/models", (HttpContext context) => context.Caller().Tenant);
        _app.MapGet("/internal/thing", (HttpContext context) => context.Caller().Principal);
        await _app.StartAsync();
        _client.BaseAddress = new Uri(_app.Urls.First());
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
    }

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Send_WithoutKeysOnLoopback_IsTheLocalTenant() =>
        Assert.Equal("local", await _client.GetStringAsync(new Uri("/v1/models", UriKind.Relative)));

    [Fact]
    public async Task Send_NameOfAnotherSite_IsRefused()
    {
        var answer = await RawHttp.SendAsync(
            _client.BaseAddress!, "GET /v1/models HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        Assert.Equal(403, RawHttp.Status(answer));
        Assert.Contains("not_local", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_InternalPath_IsServedToTheProcessItselfAlone()
    {
        var service = new CallerIdentity("-", "service:local", [ScopeNames.Internal], new TenantLimits());
        var stranger = service with { Scopes = ScopeNames.Grantable };
        var now = _time.GetUtcNow();
        Assert.Equal(200, await StatusAsync(IdentityToken.Sign(service, TestGateway.Secret, now)));
        Assert.Equal(404, await StatusAsync(IdentityToken.Sign(stranger, TestGateway.Secret, now)));
        Assert.Equal(404, await StatusAsync(IdentityToken.Sign(service, "another secret, long enough to be one", now)));
        Assert.Equal(404, await StatusAsync(IdentityToken.Sign(service, TestGateway.Secret, now.AddMinutes(-2))));
        Assert.Equal(404, await StatusAsync(null));
    }

    private async Task<int> StatusAsync(string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/internal/thing");
        if (token is not null)
        {
            request.Headers.Add(IdentityToken.HeaderName, token);
        }

        using var response = await _client.SendAsync(request);
        return (int)response.StatusCode;
    }
}
