namespace Whence.Persistence.Messaging;

/// <summary>Publishes in order within an aggregate, and different aggregates at once.</summary>
/// <typeparam name="T">What is published.</typeparam>
/// <param name="concurrency">How many are published at once.</param>
/// <param name="publish">Returns whether the item is out; on false the items behind it are dropped.</param>
/// <param name="drop">Takes the items that stay behind a failed one.</param>
internal sealed class PublishLanes<T>(
    int concurrency, Func<T, Task<bool>> publish, Action<IReadOnlyList<T>>? drop = null) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(concurrency);
    private readonly Dictionary<Guid, Lane> _lanes = [];
    private readonly Lock _lock = new();

    /// <summary>Adds an item behind those of its aggregate.</summary>
    public void Add(Guid aggregateId, T item)
    {
        lock (_lock)
        {
            if (_lanes.TryGetValue(aggregateId, out var lane))
            {
                lane.Items.Enqueue(item);
                return;
            }

            lane = new Lane();
            lane.Items.Enqueue(item);
            _lanes.Add(aggregateId, lane);
            using var detached = ExecutionContext.SuppressFlow(); // a lane outlives the request that opened it
            lane.Run = Task.Run(() => RunAsync(aggregateId, lane));
        }
    }

    /// <summary>Returns when all that was added is published or dropped.</summary>
    public async Task DrainAsync()
    {
        while (Running() is { Length: > 0 } running)
        {
            await Task.WhenAll(running);
        }
    }

    public void Dispose() => _slots.Dispose();

    private Task[] Running()
    {
        lock (_lock)
        {
            return [.. _lanes.Values.Select(lane => lane.Run)];
        }
    }

    private async Task RunAsync(Guid aggregateId, Lane lane)
    {
        await _slots.WaitAsync();
        try
        {
            var item = Next(aggregateId, lane, ok: true);
            while (item.Length > 0)
            {
                item = Next(aggregateId, lane, ok: await publish(item[0]));
            }
        }
        finally
        {
            _slots.Release();
        }
    }

    // The lane is removed under the same lock under which it is found empty, so nothing can be added to a dead one.
    private T[] Next(Guid aggregateId, Lane lane, bool ok)
    {
        T[] left;
        lock (_lock)
        {
            if (ok && lane.Items.TryDequeue(out var item))
            {
                return [item];
            }

            left = [.. lane.Items];
            _lanes.Remove(aggregateId);
        }

        if (left.Length > 0)
        {
            drop?.Invoke(left);
        }

        return [];
    }

    private sealed class Lane
    {
        public Queue<T> Items { get; } = new();

        public Task Run { get; set; } = Task.CompletedTask;
    }
}
