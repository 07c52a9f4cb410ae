using System.Globalization;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Whence.Hosting;
using Whence.Hosting.Health;
using Whence.Hosting.Messaging;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Bus;

/// <summary>A service on a real broker, with one handler.</summary>
internal sealed class BusProcess : IAsyncDisposable
{
    public const string Queue = "decoding.cancel-decode";

    private readonly WebApplication _app;

    private BusProcess(WebApplication app, Recorder recorder)
    {
        (_app, Recorder) = (app, recorder);
        Http = new HttpClient();
    }

    public Recorder Recorder { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public IMessagePublisher Publisher => Services.GetRequiredService<IMessagePublisher>();

    /// <summary>Starts one and waits until it is ready.</summary>
    public static async Task<BusProcess> StartAsync(TestVirtualHost broker, bool policies = false)
    {
        var process = await LaunchAsync(broker.Address, policies ? Management() : null);
        await Eventually.TrueAsync(process.IsReadyAsync, "the process was not ready");
        return process;
    }

    /// <summary>Starts one and does not wait.</summary>
    public static async Task<BusProcess> LaunchAsync(
        Uri address, Uri? management = null, int confirmTimeoutSeconds = 10)
    {
        // An empty content root: settings of hosts lie beside the tests and are none of this process's business.
        var nothing = Directory.CreateTempSubdirectory("whence-bus-").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = nothing });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["Bus:Transport"] = "RabbitMq",
            ["Bus:Address"] = address.ToString(),
            ["Bus:Management"] = management?.ToString(),
            ["Bus:PingIntervalSeconds"] = "1",
            ["Bus:PingTimeoutSeconds"] = "1",
            ["Bus:HeartbeatSeconds"] = "5",
            ["Bus:ConfirmTimeoutSeconds"] = confirmTimeoutSeconds.ToString(CultureInfo.InvariantCulture),
            ["Shutdown:DrainSeconds"] = "0",
            ["Identity:Secret"] = new string('s', 32),
        });
        var recorder = new Recorder();
        builder.AddWhenceDefaults("decoding");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(recorder);
        builder.AddWhenceBus(routes => routes.Handle<Contracts.Decoding.CancelDecode, Recorder.Handler>("decoding"));
        builder.Services.Configure<MassTransitHostOptions>(
            options => options.ConsumerStopTimeout = TimeSpan.FromSeconds(1)); // a minute would be long for a test
        var app = builder.Build();
        app.UseWhenceDefaults();
        app.MapWhenceHealth();
        await app.StartAsync();
        var process = new BusProcess(app, recorder);
        process.Http.BaseAddress = new Uri(app.Urls.First());
        return process;
    }

    public async Task<bool> IsReadyAsync()
    {
        using var response = await Http.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
        return response.IsSuccessStatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    private static Uri Management() =>
        new UriBuilder(TestBackends.RabbitMqManagement!)
        {
            UserName = TestBackends.RabbitMq!.UserInfo.Split(':')[0],
            Password = TestBackends.RabbitMq.UserInfo.Split(':')[1],
        }.Uri;
}
