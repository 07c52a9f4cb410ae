using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Whence.Contracts.Attribution;
using Whence.Contracts.Decoding;
using Whence.Contracts.Tokenization;
using Whence.Hosting;
using Whence.Hosting.Identity;
using Whence.Hosting.Messaging;
using Whence.Models;
using Whence.Testing;

namespace Whence.Generations.Tests.Support;

/// <summary>The service on memory stores and an in-memory bus, with the others played beside it.</summary>
public sealed class TestPlatform : IAsyncLifetime, IDisposable
{
    public const string Secret = "a secret of the tests, of more than 32 characters";

    private TinyModel? _folder;
    private WebApplication? _app;

    /// <summary>Gets or sets the seconds of silence before a comment.</summary>
    public int HeartbeatSeconds { get; init; } = 15;

    internal IServiceProvider Services => _app!.Services;

    internal string Model => ModelFolder.Name(_folder!.Folder);

    public async Task InitializeAsync()
    {
        _folder = new TinyModel();
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Identity:Secret"] = Secret,
            ["Generations:Model"] = _folder.Folder,
            ["Generations:HeartbeatSeconds"] = HeartbeatSeconds.ToString(),
            ["Generations:PayloadBytesMax"] = "4096",
            ["Services:Attribution"] = "http://127.0.0.1:9", // nobody answers there
        });
        builder.AddWhenceDefaults("generations");
        builder.AddGenerations();
        builder.Services.AddSingleton(LoadedModel.Open(_folder.Folder, 1));
        builder.Services.AddSingleton<ScriptedServices>();
        builder.AddWhenceBus(routes => routes
            .AddGenerationsHandlers()
            .Handle<TokenizePrompt, ScriptedServices>("tokenization")
            .Handle<DecodeGeneration, ScriptedServices>("decoding")
            .Handle<CancelDecode, ScriptedServices>("decoding")
            .Handle<AttributeConcepts, ScriptedServices>("attribution"));
        builder.Services.AddOpenApi();
        _app = builder.Build();
        _app.UseWhenceDefaults();
        _app.MapOpenApi();
        _app.MapGenerations();
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
    }

    public void Dispose() => _folder?.Dispose();

    /// <summary>Returns a client of a tenant; all scopes when none is named.</summary>
    public HttpClient Client(string tenant = "harbour", string[]? scopes = null, TenantLimits? limits = null)
    {
        var client = _app!.GetTestClient();
        var caller = new CallerIdentity(
            tenant, "key-1", scopes ?? ScopeNames.Grantable, limits ?? new TenantLimits());
        client.DefaultRequestHeaders.Add(
            IdentityToken.HeaderName, IdentityToken.Sign(caller, Secret, TimeProvider.System.GetUtcNow()));
        return client;
    }

    /// <summary>Returns a client that names nobody.</summary>
    public HttpClient Stranger() => _app!.GetTestClient();
}
