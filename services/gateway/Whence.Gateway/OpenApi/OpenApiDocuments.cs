using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Whence.Gateway.Proxy;
using Whence.Gateway.Routes;

namespace Whence.Gateway.OpenApi;

/// <summary>Fetches the services' descriptions and keeps the merged one; of a service that is away, the last is used.
/// </summary>
internal sealed class OpenApiDocuments(
    IHttpClientFactory clients, IOptions<GatewayOptions> options, TimeProvider time, ILogger<OpenApiDocuments> log)
    : IDisposable
{
    public const string ClientName = "gateway.descriptions";
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);

    // While a service is missing, callers shall not wait a minute for it.
    private static readonly TimeSpan Incomplete = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _merging = new(1);
    private readonly Dictionary<string, string> _last = [];
    private volatile Merged? _merged;

    public async Task<byte[]> GetAsync()
    {
        if (_merged is { } merged && time.GetUtcNow() < merged.Until)
        {
            return merged.Content;
        }

        await _merging.WaitAsync();
        try
        {
            if (_merged is not { } other || time.GetUtcNow() >= other.Until)
            {
                _merged = await MergeAsync();
            }

            return _merged!.Content;
        }
        finally
        {
            _merging.Release();
        }
    }

    public void Dispose() => _merging.Dispose();

    private async Task<Merged> MergeAsync()
    {
        var texts = await Task.WhenAll(PublicRoutes.Services.Select(FetchAsync));
        foreach (var (service, text) in PublicRoutes.Services.Zip(texts).Where(pair => pair.Second is not null))
        {
            _last[service] = text!;
        }

        var described = PublicRoutes.Services.Where(_last.ContainsKey)
            .Select(service => (service, JsonNode.Parse(_last[service])!.AsObject()));
        var version = typeof(OpenApiDocuments).Assembly.GetName().Version!.ToString(3);
        var document = OpenApiMerge.Merge(described, version);
        var lifetime = texts.Contains(null) ? Incomplete : Fresh;
        return new Merged(Encoding.UTF8.GetBytes(document.ToJsonString()), time.GetUtcNow() + lifetime);
    }

    private async Task<string?> FetchAsync(string service)
    {
        try
        {
            var address = new Uri(ServiceAddresses.Of(options.Value, service)[0], PublicRoutes.OpenApiPath);
            var text = await clients.CreateClient(ClientName).GetStringAsync(address);
            return JsonNode.Parse(text) is JsonObject ? text : throw new JsonException("It is no JSON object.");
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or JsonException)
        {
            log.DescriptionAway(service, exception.Message);
            return null;
        }
    }

    private sealed record Merged(byte[] Content, DateTimeOffset Until);
}
