namespace Whence.Generations.Storage;

/// <summary>Wakes those of this process that wait for a generation's next event.</summary>
internal sealed class GenerationSignals
{
    // Waiting is bounded, so a hint that got lost costs a second and nothing else.
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, List<TaskCompletionSource>> _waiting = [];

    /// <summary>Gets how many generations are waited for.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Wakes all that wait for a generation.</summary>
    public void Pulse(Guid id)
    {
        List<TaskCompletionSource>? woken;
        lock (_lock)
        {
            _waiting.Remove(id, out woken);
        }

        foreach (var waiter in woken ?? [])
        {
            waiter.TrySetResult();
        }
    }

    /// <summary>Waits for a pulse, but not if <paramref name="isThere"/> finds the event after the waiting began.
    /// </summary>
    public async Task WaitAsync(Guid id, Func<Task<bool>> isThere, CancellationToken cancellation)
    {
        var waiter = Join(id);
        try
        {
            if (!await isThere())
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                patience.CancelAfter(PollInterval);
                await waiter.Task.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellation.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            Leave(id, waiter);
        }
    }

    private TaskCompletionSource Join(Guid id)
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (!_waiting.TryGetValue(id, out var waiters))
            {
                _waiting.Add(id, waiters = []);
            }

            waiters.Add(waiter);
        }

        return waiter;
    }

    private void Leave(Guid id, TaskCompletionSource waiter)
    {
        lock (_lock)
        {
            if (_waiting.TryGetValue(id, out var waiters) && waiters.Remove(waiter) && waiters.Count == 0)
            {
                _waiting.Remove(id);
            }
        }
    }
}
