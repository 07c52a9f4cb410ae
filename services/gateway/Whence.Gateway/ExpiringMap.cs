using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Whence.Gateway;

/// <summary>Remembers things for a while, and never more of them than it may: strangers choose the keys.</summary>
internal sealed class ExpiringMap<TKey, TValue>(int entriesMax, TimeProvider time)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();
    private readonly Lock _purge = new();

    public int Count => _entries.Count;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var found = _entries.TryGetValue(key, out var entry) && entry.Until > time.GetUtcNow();
        value = found ? entry!.Value : default;
        return found;
    }

    public void Set(TKey key, TValue value, TimeSpan lifetime)
    {
        if (_entries.Count >= entriesMax && !_entries.ContainsKey(key))
        {
            Purge();
        }

        _entries[key] = new Entry(value, time.GetUtcNow() + lifetime);
    }

    public void Remove(TKey key) => _entries.TryRemove(key, out _);

    // What has expired goes; if that is not enough, so does what would expire next.
    private void Purge()
    {
        lock (_purge)
        {
            var now = time.GetUtcNow();
            var surplus = _entries.Count - (entriesMax * 9 / 10);
            var expired = _entries.Where(entry => entry.Value.Until <= now).ToList();
            var next = _entries.OrderBy(entry => entry.Value.Until).Take(surplus);
            foreach (var entry in expired.Count >= surplus ? expired : next)
            {
                _entries.TryRemove(entry);
            }
        }
    }

    private sealed record Entry(TValue Value, DateTimeOffset Until);
}
