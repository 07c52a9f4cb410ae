using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Whence.Gateway.Jwt;

/// <summary>
/// The keys of the one configured issuer. An unknown key id has them fetched again, at most every 30 seconds; a set
/// that cannot be fetched leaves the one before in use.
/// </summary>
internal sealed class IssuerKeys(
    IHttpClientFactory clients, IOptions<GatewayOptions> options, TimeProvider time, ILogger<IssuerKeys> log)
    : IDisposable
{
    public const string ClientName = "gateway.issuer";
    public const int SetBytesMax = 262_144;
    private static readonly TimeSpan FetchEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Stale = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _fetch = new(1);
    private volatile KeySet _set = new([], DateTimeOffset.MinValue);

    /// <summary>Returns a key, or null when the issuer has none of that id.</summary>
    public async ValueTask<SigningKey?> FindAsync(string id)
    {
        var set = _set;
        var age = time.GetUtcNow() - set.FetchedAt;
        if (set.Keys.TryGetValue(id, out var key) && age < Stale)
        {
            return key;
        }

        if (age >= FetchEvery)
        {
            await FetchOnceAsync(set);
        }

        return _set.Keys.GetValueOrDefault(id);
    }

    public void Dispose() => _fetch.Dispose();

    private async Task FetchOnceAsync(KeySet seen)
    {
        await _fetch.WaitAsync();
        try
        {
            if (ReferenceEquals(_set, seen))
            {
                _set = new KeySet(await FetchAsync() ?? seen.Keys, time.GetUtcNow());
            }
        }
        finally
        {
            _fetch.Release();
        }
    }

    private async Task<Dictionary<string, SigningKey>?> FetchAsync()
    {
        try
        {
            var bytes = await clients.CreateClient(ClientName).GetByteArrayAsync(options.Value.Jwt.KeysAddress);
            using var document = JsonDocument.Parse(bytes, new() { MaxDepth = 8 });
            return document.RootElement.GetProperty("keys").EnumerateArray()
                .Select(SigningKey.Of)
                .OfType<SigningKey>()
                .DistinctBy(key => key.Id)
                .ToDictionary(key => key.Id);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or JsonException
            or KeyNotFoundException or InvalidOperationException or FormatException or CryptographicException)
        {
            log.IssuerAway(exception.Message);
            return null;
        }
    }

    private sealed record KeySet(Dictionary<string, SigningKey> Keys, DateTimeOffset FetchedAt);
}
