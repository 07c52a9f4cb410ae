using System.Diagnostics;
using System.Text.Json;

namespace Whence.Cli.Bench.Serve;

/// <summary>Many generations at once, each asked for twice under one idempotency key, and a ledger of what became of
/// them.</summary>
internal sealed class ServeCrowd(ServeDoor door, CancellationToken cancellation)
{
    public async Task<ServeCrowdReport> RunAsync(string prompt, int tokens, int count)
    {
        var body = JsonSerializer.Serialize(new { prompt, max_new_tokens = tokens });
        var start = Stopwatch.GetTimestamp();
        var entries = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => OneAsync(body, start)));
        var accepted = entries.Where(entry => entry.Id is not null).ToList();
        return new ServeCrowdReport(
            count,
            accepted.Count,
            entries.Count(entry => entry.Status == 429),
            accepted.Count(entry => entry.Ends == 0),
            accepted.Count(entry => entry.Ends > 1 || entry.Twin != entry.Id)
                + accepted.Count - accepted.Select(entry => entry.Id).Distinct().Count(),
            accepted.Count(entry => entry.State == "completed"),
            ServeLatency.Of(accepted.Select(entry => entry.Milliseconds)));
    }

    private async Task<Entry> OneAsync(string body, long start)
    {
        var key = Guid.NewGuid().ToString();
        var twins = await Task.WhenAll(
            door.CreateAsync(body, key, cancellation), door.CreateAsync(body, key, cancellation));
        if (twins[0].Id is not { } id)
        {
            return new Entry(twins[0].Status, null, twins[1].Id, 0, null, 0);
        }

        using var stream = await door.OpenAsync(null, $"/v1/generations/{id}/events", cancellation);
        var counts = await stream.CountAsync(cancellation);
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var state = await door.GetAsync($"/v1/generations/{id}", cancellation);
        return new Entry(
            twins[0].Status, id, twins[1].Id, counts.GetValueOrDefault("done"),
            state.GetProperty("status").GetString(), elapsed);
    }

    private sealed record Entry(
        int Status, string? Id, string? Twin, int Ends, string? State, double Milliseconds);
}
