using Whence.Keys;

namespace Whence.Integration.Tests.Support;

/// <summary>The file of keys that a test platform reads.</summary>
internal sealed class TestKeys(string path)
{
    private readonly FileApiKeyStore _store = new(path);

    public string Path => path;

    /// <summary>Makes a key of a tenant with every scope but admin.</summary>
    public async Task<string> CreateAsync(string tenant, KeyLimits limits)
    {
        var (key, record) = new KeyOrder(tenant, ["generate", "explain", "steer", "audit.read"], limits)
            .Issue(TimeProvider.System.GetUtcNow());
        await _store.AddAsync(record, CancellationToken.None);
        return key.Text;
    }
}
