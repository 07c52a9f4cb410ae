using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Whence.Hosting;
using Whence.Hosting.Identity;

namespace Whence.Services.Tests.Support;

/// <summary>One module behind a real server on a free port, called as the gateway calls it.</summary>
internal sealed class ServiceUnderTest : IAsyncDisposable
{
    private const string Secret = "a secret of the tests, long enough to sign with";

    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private ServiceUnderTest(WebApplication app)
    {
        _app = app;
        _http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public Uri Address => _http.BaseAddress!;

    public IServiceProvider Services => _app.Services;

    public static async Task<ServiceUnderTest> StartAsync(
        Action<WebApplicationBuilder> add, Action<WebApplication> map, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var all = settings.ToDictionary(pair => pair.Key, string? (pair) => pair.Value);
        all["Identity:Secret"] = Secret;
        all["Shutdown:DrainSeconds"] = "0";
        builder.Configuration.AddInMemoryCollection(all);
        builder.AddWhenceDefaults("test");
        builder.Logging.ClearProviders();
        add(builder);
        var app = builder.Build();
        app.UseWhenceDefaults();
        map(app);
        await app.StartAsync();
        return new ServiceUnderTest(app);
    }

    public Task<HttpAnswer> GetAsync(string path, params string[] scopes) =>
        SendAsync(HttpMethod.Get, path, null, "tenant-a", scopes);

    public Task<HttpAnswer> GetAsAsync(string tenant, string path, params string[] scopes) =>
        SendAsync(HttpMethod.Get, path, null, tenant, scopes);

    public Task<HttpAnswer> PostAsync(string path, object body, params string[] scopes) =>
        PostTextAsync(path, JsonSerializer.Serialize(body), scopes);

    public Task<HttpAnswer> PostTextAsync(string path, string body, params string[] scopes) => SendAsync(
        HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, "application/json"), "tenant-a", scopes);

    /// <summary>Sends a request of any kind as some tenant, with a header or without.</summary>
    public Task<HttpAnswer> SendAsAsync(
        string tenant,
        HttpMethod method,
        string path,
        string? body = null,
        (string Name, string Value)? header = null,
        TenantLimits? limits = null,
        params string[] scopes)
    {
        var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return SendAsync(method, path, content, tenant, scopes, header, limits);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<HttpAnswer> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content,
        string tenant,
        string[] scopes,
        (string Name, string Value)? header = null,
        TenantLimits? limits = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (header is { } extra)
        {
            request.Headers.Add(extra.Name, extra.Value);
        }

        if (scopes.Length > 0)
        {
            var caller = new CallerIdentity(tenant, "key", scopes, limits ?? new TenantLimits());
            request.Headers.Add(
                IdentityToken.HeaderName, IdentityToken.Sign(caller, Secret, TimeProvider.System.GetUtcNow()));
        }

        using var response = await _http.SendAsync(request);
        return new HttpAnswer((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}
