using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Whence.Gateway.Access;
using Whence.Hosting.Identity;
using Whence.Keys;

namespace Whence.Gateway.ApiKeys;

/// <summary>
/// Keeps keys in memory, so that a request asks no database. A key is read again in the background after 5 seconds and
/// before it is used after 10; while the store is away it is believed for 25, so a revoked key is refused within 30.
/// </summary>
internal sealed class KeyCache(
    IApiKeyStore store, KeyDefaults defaults, TimeProvider time, ILogger<KeyCache> log)
    : IDisposable
{
    private const int KeysMax = 20_000;
    private const int StrangersAtATime = 4;
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(25);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Short, for a key that was just made must work soon after somebody was too early.
    private static readonly TimeSpan Unknown = TimeSpan.FromSeconds(1);

    private readonly ExpiringMap<string, CachedKey> _known = new(KeysMax, time);
    private readonly ExpiringMap<string, bool> _unknown = new(KeysMax, time);
    private readonly ConcurrentDictionary<string, Task<CachedKey?>> _loads = new();
    private readonly SemaphoreSlim _strangers = new(StrangersAtATime);

    /// <summary>Returns a key, or null when there is none.</summary>
    /// <exception cref="KeyStoreAwayException">Nobody can tell.</exception>
    public ValueTask<CachedKey?> FindAsync(string id)
    {
        if (_known.TryGet(id, out var key))
        {
            var age = time.GetUtcNow() - key.LoadedAt;
            if (age < Refresh)
            {
                return new(key);
            }

            var load = LoadOnceAsync(id);
            return age < Fresh && !load.IsCompleted ? new(key) : new(BelieveAsync(key, load));
        }

        return _unknown.TryGet(id, out _) ? new((CachedKey?)null) : new(StrangerAsync(id));
    }

    public void Dispose() => _strangers.Dispose();

    private async Task<CachedKey?> BelieveAsync(CachedKey key, Task<CachedKey?> load)
    {
        try
        {
            return await load.WaitAsync(Patience, time);
        }
        catch (Exception exception) when (exception is KeyStoreAwayException or TimeoutException)
        {
            return key;
        }
    }

    // Made-up ids must not take the database from those that exist.
    private async Task<CachedKey?> StrangerAsync(string id)
    {
        await _strangers.WaitAsync();
        try
        {
            return await LoadOnceAsync(id);
        }
        finally
        {
            _strangers.Release();
        }
    }

    private Task<CachedKey?> LoadOnceAsync(string id)
    {
        var load = _loads.GetOrAdd(id, static (key, cache) => cache.LoadAsync(key), this);
        if (load.IsCompleted)
        {
            _loads.TryRemove(KeyValuePair.Create(id, load));
        }

        return load;
    }

    private async Task<CachedKey?> LoadAsync(string id)
    {
        await Task.Yield(); // so that the task is in the table before it removes itself
        try
        {
            var record = await store.FindAsync(id, CancellationToken.None);
            return Remember(id, record);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            log.KeysAway(exception.Message);
            throw new KeyStoreAwayException(exception);
        }
        finally
        {
            _loads.TryRemove(id, out _);
        }
    }

    private CachedKey? Remember(string id, ApiKeyRecord? record)
    {
        if (record is null)
        {
            _known.Remove(id);
            _unknown.Set(id, true, Unknown);
            return null;
        }

        // The same record keeps its signed header.
        var before = _known.TryGet(id, out var known) && Same(known.Record, record) ? known.Caller : null;
        var key = new CachedKey(record, before ?? new KnownCaller(Identity(record)), time.GetUtcNow());
        _known.Set(id, key, Believed);
        return key;
    }

    private static bool Same(ApiKeyRecord left, ApiKeyRecord right) =>
        left.Tenant == right.Tenant && left.Limits == right.Limits && left.Scopes.SequenceEqual(right.Scopes);

    private CallerIdentity Identity(ApiKeyRecord record) => new(
        record.Tenant, $"key:{record.Id}", record.Scopes, defaults.Apply(record.Limits));
}
