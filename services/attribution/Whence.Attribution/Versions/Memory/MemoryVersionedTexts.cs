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
            if (!_texts.TryGetValue((kind, tenant, name), out var versions))
            {
                _texts[(kind, tenant, name)] = versions = [];
            }

            var next = versions.Count + 1;
            versions.Add(new VersionedText(name, next, write(next)));
            return Task.FromResult(versions[^1]);
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

    private List<VersionedText> Of(VersionedKind kind, string tenant, string name) =>
        _texts.GetValueOrDefault((kind, tenant, name)) ?? [];
}
