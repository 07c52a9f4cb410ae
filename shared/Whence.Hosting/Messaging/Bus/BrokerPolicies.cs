using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Whence.Hosting.Messaging.Bus;

/// <summary>Writes the policies and the queue of dead letters when the broker's management API is configured. Every
/// process does, at each start; writing them twice changes nothing.</summary>
internal sealed class BrokerPolicies(IOptions<BusOptions> options, TimeProvider time, ILogger<BrokerPolicies> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly BusOptions _options = options.Value;

    private string VirtualHost => Uri.EscapeDataString(BrokerAddress.VirtualHost(_options.Address!));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var client = Connect(_options.Management!);
        while (!stoppingToken.IsCancellationRequested && !await TryWriteAsync(client, stoppingToken))
        {
            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static HttpClient Connect(Uri management)
    {
        var (user, password) = BrokerAddress.Credentials(management);
        var address = new UriBuilder(management) { UserName = "", Password = "" }.Uri;
        var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        return client;
    }

    private async Task<bool> TryWriteAsync(HttpClient client, CancellationToken cancellation)
    {
        try
        {
            await WriteAsync(client, cancellation);
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            Log.PoliciesDelayed(logger, exception.Message);
            return false;
        }
    }

    private async Task WriteAsync(HttpClient client, CancellationToken cancellation)
    {
        const string name = PolicyDefinitions.DeadLetters;
        var exchange = new { type = "fanout", durable = true, auto_delete = false };
        await PutAsync(client, $"api/exchanges/{VirtualHost}/{name}", exchange, cancellation);
        var arguments = new Dictionary<string, object> { ["x-queue-type"] = "quorum" };
        var queue = new { durable = true, auto_delete = false, arguments };
        await PutAsync(client, $"api/queues/{VirtualHost}/{name}", queue, cancellation);
        using var bound = await client.PostAsJsonAsync(
            $"api/bindings/{VirtualHost}/e/{name}/q/{name}", new { routing_key = "" }, cancellation);
        bound.EnsureSuccessStatusCode();
        foreach (var (policy, definition) in PolicyDefinitions.All)
        {
            await PutAsync(client, $"api/policies/{VirtualHost}/{policy}", definition, cancellation);
            Log.PolicyWritten(logger, policy);
        }
    }

    private static async Task PutAsync<T>(HttpClient client, string path, T body, CancellationToken cancellation)
    {
        using var response = await client.PutAsJsonAsync(path, body, cancellation);
        response.EnsureSuccessStatusCode();
    }
}
