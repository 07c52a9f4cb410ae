using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Whence.Cli.Bench.Serve;

/// <summary>Counts published messages, as the broker itself counts them.</summary>
internal sealed class ServeBroker : IDisposable
{
    private const string Prefix = "Whence.Contracts";

    // The broker sums its figures up every five seconds.
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(7);

    private readonly HttpClient _client;
    private readonly string _path;

    /// <param name="management">Such as http://user:password@127.0.0.1:15672/virtual-host.</param>
    public ServeBroker(Uri management)
    {
        var host = management.AbsolutePath.Trim('/');
        _path = $"/api/exchanges/{(host.Length == 0 ? "%2F" : host)}";
        _client = new HttpClient { BaseAddress = new Uri(management.GetLeftPart(UriPartial.Authority)) };
        var user = Uri.UnescapeDataString(management.UserInfo);
        _client.DefaultRequestHeaders.Authorization = user.Length == 0
            ? null
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
    }

    /// <summary>Runs generations and returns the messages of each kind that were published meanwhile, per generation.
    /// </summary>
    public async Task<ServeMessagesReport> CountAsync(
        int generations, int tokens, Func<Task> run, CancellationToken cancellation)
    {
        await Task.Delay(Settle, cancellation);
        var before = await ReadAsync(cancellation);
        await run();
        await Task.Delay(Settle, cancellation);
        var after = await ReadAsync(cancellation);
        var perKind = after
            .Select(entry => (entry.Key, Count: entry.Value - before.GetValueOrDefault(entry.Key)))
            .Where(entry => entry.Count > 0)
            .ToDictionary(entry => entry.Key, entry => Math.Round((double)entry.Count / generations, 3));
        return new ServeMessagesReport(generations, tokens, Math.Round(perKind.Values.Sum(), 3), perKind);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Reads the counters of the exchanges that bear the name of a message.</summary>
    public static Dictionary<string, long> Parse(JsonElement exchanges) => exchanges.EnumerateArray()
        .Select(exchange => (Name: exchange.GetProperty("name").GetString()!, Exchange: exchange))
        .Where(entry => entry.Name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(entry => entry.Name, entry => PublishedIn(entry.Exchange));

    private static long PublishedIn(JsonElement exchange) =>
        exchange.TryGetProperty("message_stats", out var stats) && stats.TryGetProperty("publish_in", out var count)
            ? count.GetInt64()
            : 0;

    private async Task<Dictionary<string, long>> ReadAsync(CancellationToken cancellation)
    {
        var text = await _client.GetStringAsync(new Uri(_path, UriKind.Relative), cancellation);
        using var document = JsonDocument.Parse(text);
        return Parse(document.RootElement);
    }
}
