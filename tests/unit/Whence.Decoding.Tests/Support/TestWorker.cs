using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Whence.Decoding.Engine;
using Whence.Decoding.Jobs;
using Whence.Hosting;
using Whence.Hosting.Identity;
using Whence.Hosting.Messaging;
using Whence.Hosting.Payloads;
using Whence.Testing;

namespace Whence.Decoding.Tests.Support;

/// <summary>A decoding process without a broker.</summary>
internal sealed class TestWorker : IAsyncDisposable
{
    private const string Secret = "a secret of tests that is long enough";

    private readonly WebApplication _app;

    private TestWorker(WebApplication app, EngineGate gate) => (_app, Gate) = (app, gate);

    public EngineGate Gate { get; }

    public DecodingModel Model => _app.Services.GetRequiredService<DecodingModel>();

    public DecodeEngine Engine => _app.Services.GetRequiredService<DecodeEngine>();

    /// <param name="world">What it shares with others.</param>
    /// <param name="turns">The turns that its engine may do, or null to let it run.</param>
    public static async Task<TestWorker> StartAsync(DecodingWorld world, int? turns = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(
        [
            new("Identity:Secret", Secret),
            new("Shutdown:DrainSeconds", "0"),
            new("Decoding:Model", world.Model.Folder),
        ]);
        builder.WebHost.UseTestServer();
        builder.AddWhenceDefaults("decoding");
        builder.Logging.ClearProviders();
        builder.AddDecoding();
        var gate = new EngineGate(new ManualTime());
        if (turns is { } allowed)
        {
            gate.Allow(allowed);
        }

        builder.Services.AddSingleton<TimeProvider>(gate);
        builder.Services.AddSingleton(Options.Create(world.Options));
        builder.Services.AddSingleton<IMessagePublisher>(world.Publisher);
        builder.Services.AddSingleton<IPayloadStore>(world.Payloads);
        builder.Services.AddSingleton<IJobStore>(world.Store);
        var app = builder.Build();
        app.UseWhenceDefaults();
        app.MapDecoding();
        await app.StartAsync();
        return new TestWorker(app, gate);
    }

    /// <summary>Returns a client that speaks for somebody with these scopes.</summary>
    public HttpClient Client(params string[] scopes)
    {
        var client = _app.GetTestClient();
        var caller = new CallerIdentity("a", "test", scopes, new TenantLimits());
        client.DefaultRequestHeaders.Add(
            IdentityToken.HeaderName, IdentityToken.Sign(caller, Secret, Gate.Time.GetUtcNow()));
        return client;
    }

    /// <summary>Asks the process to stop, as SIGTERM does; the engine is let go once it knows.</summary>
    public async Task DrainAsync()
    {
        var stopping = _app.StopAsync();
        Gate.Open();
        await stopping;
    }

    public async ValueTask DisposeAsync()
    {
        Gate.Open();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
