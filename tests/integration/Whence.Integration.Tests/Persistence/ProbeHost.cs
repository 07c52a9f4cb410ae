using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Whence.Contracts;
using Whence.Contracts.Decoding;
using Whence.Contracts.Payloads;
using Whence.Hosting.Messaging;
using Whence.Persistence.Messaging;
using Whence.Persistence.Schemas;

namespace Whence.Integration.Tests.Persistence;

/// <summary>A process with the probe schema and its dispatcher, and a publisher that the test controls.</summary>
internal sealed class ProbeHost : IAsyncDisposable
{
    private readonly IHost _host;

    private ProbeHost(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public RecordingPublisher Publisher => _host.Services.GetRequiredService<RecordingPublisher>();

    public static ProbeHost Create(string connectionString, bool dispatches = true, bool migrate = true)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:ConnectionString"] = connectionString,
            ["Database:Migrate"] = migrate.ToString(),
            ["Database:StartTimeoutSeconds"] = "5",
        });
        builder.Logging.AddFilter(_ => false);
        builder.Services.AddSingleton<RecordingPublisher>();
        builder.Services.AddSingleton<IMessagePublisher>(services => services.GetRequiredService<RecordingPublisher>());
        builder.AddSchema<ProbeContext>("probe");
        if (dispatches)
        {
            builder.AddOutboxDispatcher<ProbeContext>();
        }

        return new ProbeHost(builder.Build());
    }

    public static async Task<ProbeHost> StartAsync(string connectionString, bool dispatches = true)
    {
        var host = Create(connectionString, dispatches);
        await host.StartAsync();
        return host;
    }

    public static OutgoingMessage Block(Guid generation, int block) => new(
        MessageIds.From(generation, $"BlockCommitted/{block}"),
        new BlockCommitted
        {
            GenerationId = generation,
            Block = block,
            Blocks = 4,
            Segment = new PayloadReference($"sha256:{new string('0', 64)}", 1),
            Step = block + 1,
            Steps = 4,
        });

    public Task StartAsync() => _host.StartAsync();

    public Task<bool> RunAsync(TextWriter output, params string[] arguments) =>
        _host.RunSchemaCommandAsync(arguments, output);

    public Task<ProbeContext> OpenAsync() =>
        Services.GetRequiredService<IDbContextFactory<ProbeContext>>().CreateDbContextAsync();

    /// <summary>Commits messages of a generation in one transaction.</summary>
    public async Task CommitAsync(Guid generation, params int[] blocks)
    {
        await using var db = await OpenAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var block in blocks)
        {
            db.Enqueue(generation, Block(generation, block));
        }

        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    public async Task<long> UndeliveredAsync()
    {
        await using var db = await OpenAsync();
        return await db.Database
            .SqlQuery<long>($"select count(*) as \"Value\" from probe.outbox where delivered_at is null")
            .SingleAsync();
    }

    public Task EmptyAsync() =>
        Eventually.TrueAsync(async () => await UndeliveredAsync() == 0, "the outbox is empty");

    public async Task ExecuteAsync(string sql)
    {
        await using var db = await OpenAsync();
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
