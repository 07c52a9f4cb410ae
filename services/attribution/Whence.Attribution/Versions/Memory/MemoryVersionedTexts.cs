namespace Whence.Attribution.Versions.Memory;

/// <summary>Versions of one process, gone with it.</summary>
internal sealed class MemoryVersionedTexts : IVersionedTexts
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(VersionedKind Kind, string Tenant, string Name), List<VersionedText>> _texts = [];

    public Task<VersionedText> AppendAsync(
        VersionedKind kind, string tenant, string name, Func<int, string> write, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return Task.FromResult(Append(kind, tenant, name, write));
        }
    }

    public Task<PutResult> PutAsync(
        VersionedKind kind,
        string tenant,
        string name,
        Func<int, string> write,
        VersionLimits limits,
        CancellationToken cancellation)
    {
        lock (_lock)
        {
            var latest = Of(kind, tenant, name).LastOrDefault();
            if (latest?.Content == write(latest?.Version ?? 0))
            {
                return Task.FromResult(new PutResult(latest, IsNew: false));
            }

            var isFull = latest is null
                ? _texts.Keys.Count(key => (key.Kind, key.Tenant) == (kind, tenant)) >= limits.Names
                : latest.Version >= limits.Versions;
            var added = isFull ? null : Append(kind, tenant, name, write);
            return Task.FromResult(new PutResult(added, added is not null));
        }
    }

    public Task<VersionedText?> FindAsync(
        VersionedKind kind, string tenant, string name, int? version, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var versions = Of(kind, tenant, name);
            return Task.FromResult(versions.ElementAtOrDefault((version ?? versions.Count) - 1));
        }
    }

    public Task<IReadOnlyList<int>> VersionsAsync(
        VersionedKind kind, string tenant, string name, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<int>>([.. Of(kind, tenant, name).Select(text => text.Version)]);
        }
    }

    public Task<IReadOnlyList<VersionedText>> ListAsync(
        VersionedKind kind, string tenant, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<VersionedText>>(
            [
                .. _texts.Where(pair => (pair.Key.Kind, pair.Key.Tenant) == (kind, tenant))
                    .Select(pair => pair.Value[^1])
                    .OrderBy(text => text.Name, StringComparer.Ordinal),
            ]);
        }
    }

    private VersionedText Append(VersionedKind kind, string tenant, string name, Func<int, string> write)
    {
        if (!_texts.TryGetValue((kind, tenant, name), out var versions))
        {
            _texts[(kind, tenant, name)] = versions = [];
        }

        var next = versions.Count + 1;
        versions.Add(new VersionedText(name, next, write(next)));
        return versions[^1];
    }

    private List<VersionedText> Of(VersionedKind kind, string tenant, string name) =>
        _texts.GetValueOrDefault((kind, tenant, name)) ?? [];
}
