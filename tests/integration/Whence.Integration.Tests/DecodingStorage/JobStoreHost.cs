using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Whence.Decoding;
using Whence.Decoding.Jobs;
using Whence.Hosting.Configuration;
using Whence.Hosting.Messaging;
using Whence.Testing;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.DecodingStorage;

/// <summary>A job store with its outbox, and a clock that the test moves.</summary>
internal sealed class JobStoreHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly TestDatabase? _database;
    private readonly ManualTime? _time;

    private JobStoreHost(IHost host, RecordingPublisher publisher, TestDatabase? database, ManualTime? time)
    {
        (_host, Publisher, _database, _time) = (host, publisher, database, time);
        Store = host.Services.GetRequiredService<IJobStore>();
    }

    public IJobStore Store { get; }

    public RecordingPublisher Publisher { get; }

    public static async Task<JobStoreHost> StartAsync(bool postgres, params (string Key, string Value)[] settings)
    {
        var database = postgres ? await TestDatabase.CreateAsync() : null;
        var (publisher, time) = (new RecordingPublisher(), postgres ? null : new ManualTime());
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Decoding:Storage:Kind"] = postgres ? "Postgres" : "Memory",
            ["Database:ConnectionString"] = database?.ConnectionString,
        });
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create($"Decoding:{setting.Key}", (string?)setting.Value)));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddWhenceOptions<DecodingOptions>(DecodingOptions.Section);
        builder.Services.AddSingleton<IMessagePublisher>(publisher);
        builder.Services.AddSingleton<TimeProvider>(time ?? TimeProvider.System);
        builder.AddJobStorage();
        var host = builder.Build();
        await host.StartAsync();
        return new JobStoreHost(host, publisher, database, time);
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
            update decoding.job set lease_until = lease_until - $1, next_attempt_at = next_attempt_at - $1,
                created_at = created_at - $1, finished_at = finished_at - $1
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = time });
        await command.ExecuteNonQueryAsync();
    }

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
