using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Whence.Generations.Storage.Postgres;

/// <summary>Forgets idempotency keys whose time is over, every hour.</summary>
internal sealed class IdempotencyUpkeep(
    NpgsqlDataSource source, IOptions<GenerationStorageOptions> options, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Forgets them now.</summary>
    public async Task<int> PruneAsync(CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            "delete from generations.idempotency_keys where created_at < now() - make_interval(hours => $1)");
        command.Parameters.Add(new NpgsqlParameter { Value = options.Value.IdempotencyHours });
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PruneAsync(stoppingToken);
            }
            catch (Exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The keys are kept for another hour, which breaks no promise.
            }
        }
    }
}
