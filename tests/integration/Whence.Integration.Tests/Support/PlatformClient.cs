using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Whence.Integration.Tests.Support;

/// <summary>One tenant in front of the platform: what a customer's program would do, and no more.</summary>
internal sealed class PlatformClient : IDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(180);

    private readonly HttpClient _http;

    public PlatformClient(Uri gateway, string tenant, string key)
    {
        Tenant = tenant;
        _http = new HttpClient { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(100) };
        _http.DefaultRequestHeaders.Authorization = new("Bearer", key);
    }

    public string Tenant { get; }

    public HttpClient Http => _http;

    /// <summary>Asks for a generation, under an idempotency key.</summary>
    public async Task<HttpResponseMessage> PostAsync(JsonObject body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/generations")
        {
            Content = JsonContent.Create(body),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await _http.SendAsync(request);
    }

    /// <summary>Asks for a generation that has to be accepted, and returns its id on the wire.</summary>
    public async Task<string> AcceptAsync(JsonObject body, string? key = null)
    {
        using var response = await PostAsync(body, key);
        Assert.True(response.StatusCode == HttpStatusCode.Accepted, await DescribeAsync(response));
        return IdIn((await response.Content.ReadFromJsonAsync<JsonObject>())!);
    }

    public async Task<JsonObject> GetAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"GET {path}: {await DescribeAsync(response)}");
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    /// <summary>Asks until the generation has ended.</summary>
    public async Task<JsonObject> FinishAsync(string id)
    {
        using var timeout = new CancellationTokenSource(AnswerLimit);
        while (true)
        {
            var generation = await GetAsync($"/v1/generations/{id}");
            if (StatusIn(generation) is "completed" or "failed" or "cancelled")
            {
                return generation;
            }

            Assert.False(timeout.IsCancellationRequested, $"{id} does not end: {generation.ToJsonString()}");
            await Task.Delay(100, CancellationToken.None);
        }
    }

    /// <summary>Follows a generation's events until the stream ends, or as long as the reader likes.</summary>
    public async IAsyncEnumerable<ServerSentEvent> EventsAsync(string id, string? after = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/generations/{id}/events");
        if (after is not null)
        {
            request.Headers.Add("Last-Event-ID", after);
        }

        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.True(response.IsSuccessStatusCode, await DescribeAsync(response));
        await foreach (var frame in ServerSentEvent.ReadAsync(await response.Content.ReadAsStreamAsync()))
        {
            yield return frame;
        }
    }

    /// <summary>Returns the database's id of an id on the wire.</summary>
    public static Guid Parse(string id) => Guid.ParseExact(id["gen_".Length..], "N");

    public static string IdIn(JsonObject generation) => generation["id"]!.GetValue<string>();

    public static string StatusIn(JsonObject generation) => generation["status"]!.GetValue<string>();

    public void Dispose() => _http.Dispose();

    private static async Task<string> DescribeAsync(HttpResponseMessage response) =>
        $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
}
