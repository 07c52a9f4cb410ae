using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Whence.Cli.Terminal;

namespace Whence.Cli.Bench.Serve;

/// <summary>One way into a running platform: through the gateway with a key, or straight to a service.</summary>
internal sealed class ServeDoor : IDisposable
{
    private readonly HttpClient _client;
    private readonly Func<string>? _identity;

    private ServeDoor(Uri address, Func<string>? identity)
    {
        _identity = identity;
        _client = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false })
        {
            BaseAddress = address,
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public static ServeDoor Gateway(Uri address, string? key)
    {
        var door = new ServeDoor(address, null);
        door._client.DefaultRequestHeaders.Authorization = key is null ? null : new("Bearer", key);
        return door;
    }

    public static ServeDoor Service(Uri address, string tenant, string secret, TimeProvider clock) =>
        new(address, () => ServeIdentity.Sign(tenant, secret, clock.GetUtcNow()));

    /// <summary>Reads a resource to its end.</summary>
    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Get, path, null);
        using var answer = await _client.SendAsync(request, cancellation);
        return await ReadAsync(answer, path, cancellation);
    }

    /// <summary>Reads a body of any kind to its end and returns its length.</summary>
    public async Task<int> DrainAsync(string path, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Get, path, null);
        using var answer = await _client.SendAsync(request, cancellation);
        var body = await answer.Content.ReadAsByteArrayAsync(cancellation);
        return answer.IsSuccessStatusCode
            ? body.Length
            : throw Refused(path, (int)answer.StatusCode, Encoding.UTF8.GetString(body));
    }

    /// <summary>Creates a generation; the status says whether it was accepted.</summary>
    public async Task<(int Status, string? Id)> CreateAsync(
        string body, string? idempotencyKey, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Post, "/v1/generations", body);
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        using var answer = await _client.SendAsync(request, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode
            ? ((int)answer.StatusCode, JsonDocument.Parse(text).RootElement.GetProperty("id").GetString())
            : ((int)answer.StatusCode, null);
    }

    /// <summary>Cancels a generation.</summary>
    public async Task CancelAsync(string id, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Delete, $"/v1/generations/{id}", null);
        using var answer = await _client.SendAsync(request, cancellation);
    }

    /// <summary>Opens a stream of server-sent events; whoever reads it closes it.</summary>
    public async Task<ServeStream> OpenAsync(string? body, string path, CancellationToken cancellation)
    {
        using var request = Request(body is null ? HttpMethod.Get : HttpMethod.Post, path, body);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (!answer.IsSuccessStatusCode)
        {
            using (answer)
            {
                await ReadAsync(answer, path, cancellation);
            }
        }

        return await ServeStream.OpenAsync(answer, cancellation);
    }

    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Request(HttpMethod method, string path, string? body)
    {
        var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (_identity is not null)
        {
            request.Headers.Add(ServeIdentity.HeaderName, _identity());
        }

        return request;
    }

    private static async Task<JsonElement> ReadAsync(
        HttpResponseMessage answer, string path, CancellationToken cancellation)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode
            ? JsonDocument.Parse(text).RootElement
            : throw Refused(path, (int)answer.StatusCode, text);
    }

    private static CommandException Refused(string path, int status, string body) =>
        new($"{path} answered {status}: {(body.Length > 300 ? body[..300] : body).Trim()}; correct --url or --key.");
}
