using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Whence.Decoding.Jobs;

namespace Whence.Decoding.Work;

/// <summary>Measures the queue, and forgets old jobs now and then.</summary>
internal sealed class JobUpkeep(
    IJobStore store, DecodingMetrics metrics, TimeProvider time, ILogger<JobUpkeep> log) : BackgroundService
{
    private const int RoundsPerPrune = 360;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, time);
        for (var round = 0; ; round++)
        {
            await LookAsync(prune: round % RoundsPerPrune == 0, stoppingToken);
            await timer.WaitForNextTickAsync(stoppingToken);
        }
    }

    private async Task LookAsync(bool prune, CancellationToken cancellation)
    {
        try
        {
            metrics.Queue(await store.MeasureAsync(cancellation));
            if (prune)
            {
                await store.PruneAsync(cancellation);
            }
        }
        catch (Exception unreachable) when (unreachable is not OperationCanceledException)
        {
            log.StoreUnreachable(unreachable);
        }
    }
}
