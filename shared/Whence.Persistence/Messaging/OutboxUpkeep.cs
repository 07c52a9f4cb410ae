using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Whence.Persistence.Schemas;

namespace Whence.Persistence.Messaging;

/// <summary>Measures the backlog every few seconds and deletes old rows every hour.</summary>
internal sealed class OutboxUpkeep<TContext>(
    SchemaName<TContext> schema,
    OutboxTable<TContext> table,
    OutboxMetrics<TContext> metrics,
    IOptions<OutboxOptions> options,
    TimeProvider time,
    ILogger<OutboxUpkeep<TContext>> log) : BackgroundService
{
    private const int RoundsBetweenPrunes = 720;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        for (var round = 1; await timer.WaitForNextTickAsync(stoppingToken); round++)
        {
            try
            {
                await WorkAsync(prune: round % RoundsBetweenPrunes == 0, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                log.OutboxInterrupted(schema.Value, error.Message);
            }
        }
    }

    private async Task WorkAsync(bool prune, CancellationToken cancellation)
    {
        var (depth, age) = await table.BacklogAsync(cancellation);
        metrics.Backlog(depth, age);
        if (prune)
        {
            var (outbox, inbox) = await table.PruneAsync(options.Value, cancellation);
            log.Pruned(schema.Value, outbox, inbox);
        }
    }
}
