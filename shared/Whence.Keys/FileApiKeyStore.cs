namespace Whence.Keys;

/// <summary>Keeps keys in one JSON file, and notices when another process has replaced it.</summary>
/// <param name="path">The file; it is made when the first key is added.</param>
public sealed class FileApiKeyStore(string path) : IApiKeyStore
{
    private readonly Lock _lock = new();
    private Snapshot _snapshot = new(null, []);

    /// <inheritdoc />
    public Task<ApiKeyRecord?> FindAsync(string id, CancellationToken cancellation) =>
        Task.FromResult(Current().GetValueOrDefault(id));

    /// <inheritdoc />
    public Task<IReadOnlyList<ApiKeyRecord>> ListAsync(string? tenant, CancellationToken cancellation)
    {
        IReadOnlyList<ApiKeyRecord> keys =
        [
            .. Current().Values
                .Where(key => tenant is null || key.Tenant == tenant)
                .OrderBy(key => key.CreatedAt)
                .ThenBy(key => key.Id, StringComparer.Ordinal),
        ];
        return Task.FromResult(keys);
    }

    /// <inheritdoc />
    public Task AddAsync(ApiKeyRecord key, CancellationToken cancellation) =>
        KeyFile.UpdateAsync(
            path,
            keys => keys.Any(known => known.Id == key.Id)
                ? throw new KeyException($"There is a key {key.Id} already.")
                : [.. keys, key],
            cancellation);

    /// <inheritdoc />
    public async Task<bool> RevokeAsync(string id, DateTimeOffset at, CancellationToken cancellation)
    {
        var found = false;
        await KeyFile.UpdateAsync(
            path,
            keys =>
            {
                found = keys.Any(key => key.Id == id);
                return found ? [.. keys.Select(key => key.Id == id ? Revoked(key, at) : key)] : null;
            },
            cancellation);
        return found;
    }

    /// <inheritdoc />
    public Task TouchAsync(IReadOnlyDictionary<string, DateTimeOffset> lastUsed, CancellationToken cancellation) =>
        KeyFile.UpdateAsync(
            path,
            keys => keys.Any(key => IsLater(key, lastUsed))
                ? [.. keys.Select(key => IsLater(key, lastUsed) ? key with { LastUsedAt = lastUsed[key.Id] } : key)]
                : null,
            cancellation);

    private static ApiKeyRecord Revoked(ApiKeyRecord key, DateTimeOffset at) =>
        key with { RevokedAt = key.RevokedAt ?? at };

    private static bool IsLater(ApiKeyRecord key, IReadOnlyDictionary<string, DateTimeOffset> lastUsed) =>
        lastUsed.TryGetValue(key.Id, out var at) && (key.LastUsedAt is null || key.LastUsedAt < at);

    // A replaced file is another file: its length or its moment differs.
    private Dictionary<string, ApiKeyRecord> Current()
    {
        var file = new FileInfo(path);
        var version = file.Exists ? (file.LastWriteTimeUtc, file.Length) : ((DateTime, long)?)null;
        lock (_lock)
        {
            if (_snapshot.Version != version || version is null)
            {
                _snapshot = new Snapshot(version, KeyFile.Read(path).ToDictionary(key => key.Id));
            }

            return _snapshot.Keys;
        }
    }

    private sealed record Snapshot((DateTime At, long Length)? Version, Dictionary<string, ApiKeyRecord> Keys);
}
