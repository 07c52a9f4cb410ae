using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Whence.Generations.Storage;
using Whence.Hosting.Messaging;
using Whence.Hosting.Payloads;
using Whence.Integration.Tests.Persistence;
using Whence.Testing;

namespace Whence.Integration.Tests.GenerationStorage;

/// <summary>The stores as a host registers them; the tests of a class share one and keep apart by tenant.</summary>
public abstract class GenerationStoreSetup : IAsyncLifetime
{
    private IHost? _host;

    internal RecordingPublisher Publisher { get; } = new();

    internal ManualTime Time { get; } = new();

    internal IGenerationStore Store => Host.Services.GetRequiredService<IGenerationStore>();

    internal IPayloadStore Payloads => Host.Services.GetRequiredService<IPayloadStore>();

    internal IHost Host => _host ?? throw new InvalidOperationException("The setup was skipped.");

    /// <inheritdoc />
    public abstract Task InitializeAsync();

    /// <inheritdoc />
    public virtual async Task DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            _host.Dispose();
        }
    }

    /// <summary>Returns what the store's own books say is inexact, for one tenant.</summary>
    internal virtual Task<IReadOnlyList<string>> DifferencesAsync(string tenant) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Starts a second process on the same data, or returns null where there is no such thing.</summary>
    internal virtual Task<IHost?> StartTwinAsync() => Task.FromResult<IHost?>(null);

    private protected async Task StartAsync(Dictionary<string, string?> settings) =>
        _host = await CreateAsync(settings);

    private protected async Task<IHost> CreateAsync(Dictionary<string, string?> settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.AddFilter(_ => false);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton<IMessagePublisher>(Publisher);
        builder.AddGenerationStorage();
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
