using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Whence.Hosting;
using Whence.Hosting.Health;
using Whence.Keys;
using Whence.Testing;

namespace Whence.Gateway.Tests.Support;

/// <summary>The gateway on loopback, as its host builds it, with a file of keys and a real service behind it.</summary>
public sealed class TestGateway : IAsyncDisposable
{
    public const string Secret = "a secret that only the tests of the gateway know";

    private readonly WebApplication _app;
    private readonly TemporaryFolder _folder;

    private TestGateway(WebApplication app, TemporaryFolder folder, Backend backend, ManualTime time)
    {
        (_app, _folder, Backend, Time) = (app, folder, backend, time);
        Keys = new FileApiKeyStore(folder.File("keys.json"));
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = Address,
            Timeout = TimeSpan.FromSeconds(30),
        };
    }

    public Backend Backend { get; }

    public ManualTime Time { get; }

    public FileApiKeyStore Keys { get; }

    public HttpClient Client { get; }

    public string KeyFile => _folder.File("keys.json");

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.First());

    /// <summary>Starts a gateway; settings are configuration keys and values below Gateway.</summary>
    public static async Task<TestGateway> StartAsync(params (string Key, string Value)[] settings)
    {
        var backend = await Backend.StartAsync();
        var folder = new TemporaryFolder();
        var time = new ManualTime();
        var app = Build(folder, time, [.. Clusters(backend), .. settings]);
        await app.StartAsync();
        return new TestGateway(app, folder, backend, time);
    }

    /// <summary>Builds the host, without starting it.</summary>
    public static WebApplication Build(
        TemporaryFolder folder, ManualTime time, IEnumerable<(string Key, string Value)> settings, bool isLocal = false)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        KeyValuePair<string, string?>[] all =
        [
            new("Identity:Secret", Secret),
            new("Shutdown:DrainSeconds", "0"),
            new("Urls", "http://127.0.0.1:0"),
            new("Gateway:Keys:Kind", "File"),
            new("Gateway:Keys:File", folder.File("keys.json")),
            .. settings.Select(setting => KeyValuePair.Create(Name(setting.Key), (string?)setting.Value)),
        ];
        builder.Configuration.AddInMemoryCollection(all.GroupBy(setting => setting.Key).Select(same => same.Last()));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.AddWhenceDefaults("gateway");
        _ = isLocal ? builder.AddGatewayAuthentication() : builder.AddGateway();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.UseGatewayAuthentication();
        app.UseWhenceDefaults();
        app.MapWhenceHealth();
        if (!isLocal)
        {
            app.MapGateway();
        }

        return app;
    }

    /// <summary>Makes a key and returns its text.</summary>
    public async Task<string> KeyAsync(string tenant = "acme", KeyLimits? limits = null, params string[] scopes)
    {
        var order = new KeyOrder(tenant, scopes.Length == 0 ? KeyScopes.Grantable : scopes, limits ?? new KeyLimits());
        var (key, record) = order.Issue(Time.GetUtcNow());
        await Keys.AddAsync(record, CancellationToken.None);
        return key.Text;
    }

    public async Task<HttpResponseMessage> SendAsync(
        string method, string path, string? key = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST")
        {
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        }

        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await Backend.DisposeAsync();
        _folder.Dispose();
    }

    private static IEnumerable<(string Key, string Value)> Clusters(Backend backend) =>
        from service in (string[])["generations", "tokenization", "decoding", "attribution", "audit"]
        select ($"Services:{service}", backend.Address);

    private static string Name(string key) => key.StartsWith(':') ? key[1..] : $"Gateway:{key}";
}
