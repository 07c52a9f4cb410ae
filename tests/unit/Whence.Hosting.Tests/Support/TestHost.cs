using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Whence.Hosting.Health;
using Whence.Hosting.Identity;

namespace Whence.Hosting.Tests.Support;

/// <summary>A process with the defaults of the platform, on a port of its own.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    public const string Secret = "a secret of more than 32 characters";

    private TestHost(WebApplication app)
    {
        App = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public WebApplication App { get; }

    public HttpClient Client { get; }

    public static async Task<TestHost> StartAsync(
        Action<WebApplication>? map = null, Action<WebApplicationBuilder>? add = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["Identity:Secret"] = Secret,
            ["Shutdown:DrainSeconds"] = "0",
        });
        builder.AddWhenceDefaults("test");
        builder.Logging.ClearProviders();
        add?.Invoke(builder);
        var app = builder.Build();
        app.UseWhenceDefaults();
        app.MapWhenceHealth();
        map?.Invoke(app);
        await app.StartAsync();
        return new TestHost(app);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(new Uri(path, UriKind.Relative));

    /// <summary>Signs all requests as a caller with these scopes.</summary>
    public TestHost As(string tenant, params string[] scopes)
    {
        var caller = new CallerIdentity(tenant, "key-1", scopes, new TenantLimits());
        var now = App.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        Client.DefaultRequestHeaders.Add(IdentityToken.HeaderName, IdentityToken.Sign(caller, Secret, now));
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
    }
}
