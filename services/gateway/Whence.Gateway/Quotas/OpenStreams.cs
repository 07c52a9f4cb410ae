using System.Collections.Concurrent;

namespace Whence.Gateway.Quotas;

/// <summary>Counts the answers of each tenant that may be streams and have not ended.</summary>
internal sealed class OpenStreams
{
    private readonly ConcurrentDictionary<string, Counter> _counters = new();

    /// <summary>Opens one more, unless that would be one too many.</summary>
    public bool TryOpen(string tenant, int limit)
    {
        var counter = _counters.GetOrAdd(tenant, static _ => new Counter());
        if (Interlocked.Increment(ref counter.Open) <= limit)
        {
            return true;
        }

        Interlocked.Decrement(ref counter.Open);
        return false;
    }

    public void Close(string tenant) => Interlocked.Decrement(ref _counters[tenant].Open);

    public int Count() => _counters.Values.Sum(counter => Volatile.Read(ref counter.Open));

    private sealed class Counter
    {
        public int Open;
    }
}
