using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Whence.Attribution;
using Whence.Attribution.Jobs;
using Whence.Attribution.Versions;
using Whence.Contracts.Payloads;
using Whence.Hosting.Configuration;
using Whence.Hosting.Messaging;
using Whence.Integration.Tests.DecodingStorage;
using Whence.Testing;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.AttributionStorage;

/// <summary>A store of explanations with its outbox, and a clock that the test moves.</summary>
internal sealed class ExplanationStoreHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly TestDatabase? _database;
    private readonly ManualTime? _time;

    private ExplanationStoreHost(
        IHost host, RecordingPublisher publisher, TestDatabase? database, ManualTime? time)
    {
        (_host, Publisher, _database, _time) = (host, publisher, database, time);
        Store = host.Services.GetRequiredService<IExplanationStore>();
    }

    public IExplanationStore Store { get; }

    public RecordingPublisher Publisher { get; }

    /// <summary>Gets the versions that lie beside the explanations.</summary>
    public IVersionedTexts Texts => _host.Services.GetRequiredService<IVersionedTexts>();

    public static async Task<ExplanationStoreHost> StartAsync(bool postgres)
    {
        var database = postgres ? await TestDatabase.CreateAsync() : null;
        var (publisher, time) = (new RecordingPublisher(), postgres ? null : new ManualTime());
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Attribution:Storage:Kind"] = postgres ? "Postgres" : "Memory",
            ["Database:ConnectionString"] = database?.ConnectionString,
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddWhenceOptions<AttributionOptions>(AttributionOptions.Section);
        builder.Services.AddSingleton<IMessagePublisher>(publisher);
        builder.Services.AddSingleton<TimeProvider>(time ?? TimeProvider.System);
        builder.AddAttributionStorage();
        var host = builder.Build();
        await host.StartAsync();
        return new ExplanationStoreHost(host, publisher, database, time);
    }

    /// <summary>Returns an explanation to be asked for.</summary>
    public ExplanationRecord Record(string tenant = "a", Guid? generation = null)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(
            (_time ?? TimeProvider.System).GetUtcNow().ToUnixTimeMilliseconds());
        return new ExplanationRecord
        {
            Id = Guid.NewGuid(),
            Kind = ExplanationKind.Inputs,
            GenerationId = generation ?? Guid.NewGuid(),
            Tenant = tenant,
            Principal = "key",
            Question = Payload(1),
            CreatedAt = now,
            Deadline = now.AddMinutes(10),
        };
    }

    /// <summary>Lets time pass for the store: by its clock, or by moving all that it wrote into the past.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        _time?.Advance(time);
        if (_database is null)
        {
            return;
        }

        await using var source = NpgsqlDataSource.Create(_database.ConnectionString);
        await using var command = source.CreateCommand("""
            update attribution.explanation set lease_until = lease_until - $1, next_attempt_at = next_attempt_at - $1
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = time });
        await command.ExecuteNonQueryAsync();
    }

    public static PayloadReference Payload(int number) => new($"sha256:{number:x64}", number);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }
}
