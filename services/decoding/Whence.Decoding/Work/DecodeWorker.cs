using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Whence.Decoding.Engine;

namespace Whence.Decoding.Work;

/// <summary>Claims jobs while the engine has room, and gives them back when the process is asked to stop.</summary>
internal sealed class DecodeWorker : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(60);

    private readonly WorkerParts _parts;
    private readonly ILogger<DecodeWorker> _log;
    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
    private readonly ConcurrentDictionary<JobRun, Task> _runs = new();
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly CancellationTokenSource _stopping = new();
    private IDisposable? _hints;
    private Task _claiming = Task.CompletedTask;

    public DecodeWorker(WorkerParts parts, IHostApplicationLifetime lifetime, ILogger<DecodeWorker> log)
    {
        (_parts, _log) = (parts, log);
        lifetime.ApplicationStopping.Register(BeginDrain);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (_parts.Options.MaxSessions > 0)
        {
            _hints = _parts.Store.Subscribe(Hear);
            _claiming = Task.Run(ClaimAsync, CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    // Before anything else stops: what the runs still have to say needs the bus and the outbox.
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        BeginDrain();
        await _claiming;
        var runs = Task.WhenAll(_runs.Values);
        await runs.WaitAsync(LongestDrain, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _hints?.Dispose();
        _wake.Dispose();
        _stopping.Dispose();
    }

    private void BeginDrain()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        _log.Draining(_runs.Count);
        _stopping.Cancel();
        foreach (var run in _runs.Keys)
        {
            run.Leave(LeaveReason.Drained);
        }
    }

    private async Task ClaimAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                if (_runs.Count >= _parts.Options.MaxSessions || !await ClaimNextAsync())
                {
                    await _wake.WaitAsync(TimeSpan.FromSeconds(_parts.Options.PollSeconds), _stopping.Token);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception unreachable)
            {
                _log.StoreUnreachable(unreachable);
                await Task.Delay(TimeSpan.FromSeconds(1), _stopping.Token)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> ClaimNextAsync()
    {
        // Once begun, a claim is not cancelled: nobody would know whether it came through.
        if (await _parts.Store.ClaimAsync(_owner, CancellationToken.None) is not { } job)
        {
            return false;
        }

        var run = new JobRun(job, _parts);
        var registered = new TaskCompletionSource();
        var done = Task.Run(async () =>
        {
            await registered.Task;
            await run.RunAsync();
            _runs.TryRemove(run, out _);
            Wake();
        });
        _runs[run] = done;
        registered.SetResult();
        if (_stopping.IsCancellationRequested)
        {
            run.Leave(LeaveReason.Drained);
        }

        return true;
    }

    private void Hear(Guid? cancelled)
    {
        foreach (var run in _runs.Keys.Where(run => run.GenerationId == cancelled))
        {
            run.Leave(LeaveReason.Cancelled);
        }

        Wake();
    }

    private void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (Exception nothing) when (nothing is SemaphoreFullException or ObjectDisposedException)
        {
            // It is awake already, or gone.
        }
    }
}
