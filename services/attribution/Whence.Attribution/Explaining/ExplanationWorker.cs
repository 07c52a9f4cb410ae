using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Whence.Attribution.Explaining;

/// <summary>Claims explanations while there is room, and gives them back when the process is asked to stop.</summary>
internal sealed class ExplanationWorker(ExplanationParts parts) : BackgroundService
{
    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
    private readonly ConcurrentDictionary<ExplanationRun, byte> _runs = new();
    private readonly SemaphoreSlim _wake = new(0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hints = parts.Store.Subscribe(Hear);
        await Task.WhenAll(Enumerable.Range(0, parts.Options.MaxExplanations).Select(_ => ServeAsync(stoppingToken)));
    }

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    private async Task ServeAsync(CancellationToken stopping)
    {
        await Task.Yield();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (!await ExplainNextAsync(stopping))
                {
                    await _wake.WaitAsync(TimeSpan.FromSeconds(parts.Options.PollSeconds), stopping);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception unreachable)
            {
                parts.Log.StoreUnreachable(unreachable);
                await Task.Delay(TimeSpan.FromSeconds(1), stopping)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> ExplainNextAsync(CancellationToken stopping)
    {
        // Once begun, a claim is not cancelled: nobody would know whether it came through.
        if (await parts.Store.ClaimAsync(_owner, CancellationToken.None) is not { } claim)
        {
            return false;
        }

        using var run = new ExplanationRun(claim, parts);
        _runs[run] = 0;
        try
        {
            await run.RunAsync(stopping);
        }
        finally
        {
            _runs.TryRemove(run, out _);
        }

        return true;
    }

    private void Hear(Guid? cancelled)
    {
        foreach (var run in _runs.Keys.Where(run => run.Id == cancelled))
        {
            run.Cancel();
        }

        if (cancelled is null && _wake.CurrentCount < parts.Options.MaxExplanations)
        {
            _wake.Release();
        }
    }
}
