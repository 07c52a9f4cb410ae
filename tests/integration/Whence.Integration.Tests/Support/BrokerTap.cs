using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Support;

/// <summary>A queue that gets a copy of every message of the contracts, to count and to replay them.</summary>
internal sealed class BrokerTap
{
    private const string Queue = "test-tap";
    private const string Prefix = "Whence.Contracts.";

    private readonly HttpClient _management;
    private readonly string _host;

    private BrokerTap(HttpClient management, string host) => (_management, _host) = (management, host);

    /// <summary>Binds the queue to every exchange that exists; the services have to be ready.</summary>
    public static async Task<BrokerTap> OpenAsync(TestVirtualHost virtualHost)
    {
        var tap = new BrokerTap(virtualHost.Management, virtualHost.Name);
        await tap.SendAsync(HttpMethod.Put, $"queues/{tap._host}/{Queue}", new { durable = true, auto_delete = false });
        foreach (var exchange in await tap.ExchangesAsync())
        {
            var path = $"bindings/{tap._host}/e/{Uri.EscapeDataString(exchange)}/q/{Queue}";
            await tap.SendAsync(HttpMethod.Post, path, new { routing_key = "" });
        }

        return tap;
    }

    /// <summary>Returns the exchanges of the contracts' messages.</summary>
    public async Task<IReadOnlyList<string>> ExchangesAsync()
    {
        var all = await _management.GetFromJsonAsync<JsonArray>($"/api/exchanges/{_host}") ?? [];
        return [.. all.Select(one => one!["name"]!.GetValue<string>())
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))];
    }

    /// <summary>Takes the copies that have arrived.</summary>
    public async Task<IReadOnlyList<TappedMessage>> TakeAsync()
    {
        var request = new { count = 100_000, ackmode = "ack_requeue_false", encoding = "base64" };
        var answer = await SendAsync(HttpMethod.Post, $"queues/{_host}/{Queue}/get", request);
        return [.. JsonNode.Parse(answer)!.AsArray().Select(one => new TappedMessage(
            one!["exchange"]!.GetValue<string>(),
            Convert.FromBase64String(one["payload"]!.GetValue<string>()),
            one["properties"]!.DeepClone()))];
    }

    /// <summary>Sends a copy again, exactly as it was.</summary>
    public Task PublishAsync(TappedMessage message) => SendAsync(
        HttpMethod.Post,
        $"exchanges/{_host}/{Uri.EscapeDataString(message.Exchange)}/publish",
        new
        {
            properties = message.Properties,
            routing_key = "",
            payload = Convert.ToBase64String(message.Body),
            payload_encoding = "base64",
        });

    /// <summary>Returns the messages in each queue, ready or delivered and unacknowledged.</summary>
    public async Task<IReadOnlyDictionary<string, long>> DepthsAsync()
    {
        var all = await _management.GetFromJsonAsync<JsonArray>($"/api/queues/{_host}") ?? [];
        return all.Where(one => one!["name"]!.GetValue<string>() != Queue).ToDictionary(
            one => one!["name"]!.GetValue<string>(), one => one!["messages"]?.GetValue<long>() ?? 0);
    }

    private async Task<string> SendAsync(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, $"/api/{path}");
        // A body in chunks is not read by this server.
        request.Content = new StringContent(JsonSerializer.Serialize(body), null, "application/json");
        using var response = await _management.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? answer
            : throw new InvalidOperationException($"{method} {path}: {(int)response.StatusCode} {answer}");
    }
}
