using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Whence.Generations.Storage;

namespace Whence.Generations.Coordination;

/// <summary>Ends generations whose deadline is past, whoever was working on them.</summary>
internal sealed class DeadlineSweeper(
    IGenerationStore store,
    Coordinator coordinator,
    TimeProvider time,
    IOptions<GenerationsOptions> options,
    ILogger<DeadlineSweeper> logger) : BackgroundService
{
    private const int BatchMax = 100;

    /// <summary>Ends what is overdue now; returns how many it looked at.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var overdue = await store.OverdueAsync(time.GetUtcNow(), BatchMax, cancellation);
        foreach (var id in overdue)
        {
            await coordinator.ApplyAsync(id, Interruptions.Overdue, cancellation);
        }

        return overdue.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.SweepSeconds), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TrySweepAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends; another one sweeps.
        }
    }

    private async Task TrySweepAsync(CancellationToken cancellation)
    {
        try
        {
            while (await SweepAsync(cancellation) == BatchMax)
            {
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.SweepFailed(logger, exception);
        }
    }
}
