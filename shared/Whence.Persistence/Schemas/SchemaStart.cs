using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Whence.Persistence.Schemas;

/// <summary>Brings the schemas up to date before anything of the process starts, or refuses to start.</summary>
internal sealed class SchemaStart(
    IEnumerable<ISchema> schemas,
    NpgsqlDataSource source,
    IOptions<DatabaseOptions> options,
    TimeProvider time,
    ILogger<SchemaStart> log) : IHostedLifecycleService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await WaitForServerAsync(cancellationToken);
        foreach (var schema in schemas)
        {
            await PrepareAsync(schema, cancellationToken);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task WaitForServerAsync(CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            try
            {
                await CheckServerAsync(cancellation);
                return;
            }
            catch (NpgsqlException error) when (CanWait(error, time.GetElapsedTime(begun)))
            {
                log.WaitingForDatabase(error.Message);
                await Task.Delay(RetryDelay, time, cancellation);
            }
        }
    }

    private bool CanWait(NpgsqlException error, TimeSpan waited) =>
        (error.IsTransient || error is not PostgresException)
        && waited < TimeSpan.FromSeconds(options.Value.StartTimeoutSeconds);

    // "Accepted" means that COMMIT returned, which is worth something only when the server then has it on disk.
    private async Task CheckServerAsync(CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("select current_setting('synchronous_commit')");
        var durability = (string?)await command.ExecuteScalarAsync(cancellation);
        if (durability is not ("on" or "remote_apply" or "remote_write"))
        {
            throw new InvalidOperationException(
                $"synchronous_commit is {durability} on this server; set it to on, or accepted work can be lost.");
        }
    }

    private async Task PrepareAsync(ISchema schema, CancellationToken cancellation)
    {
        var pending = await schema.PendingAsync(cancellation);
        if (pending.Count == 0)
        {
            return;
        }

        if (!options.Value.Migrate)
        {
            throw new InvalidOperationException(
                $"The schema {schema.Name} lacks {string.Join(", ", pending)} and Database:Migrate is false; "
                + "run the host with the argument migrate, or apply what migrate --script prints.");
        }

        log.Migrating(schema.Name, string.Join(", ", pending));
        await schema.MigrateAsync(cancellation);
    }
}
