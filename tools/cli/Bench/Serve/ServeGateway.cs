using System.Text.Json;
using Whence.Cli.Terminal;

namespace Whence.Cli.Bench.Serve;

/// <summary>What the gateway adds: the same requests through it and straight to generations, beside open streams.
/// </summary>
internal sealed class ServeGateway(ServeDoor gateway, ServeDoor service, CancellationToken cancellation)
{
    private const double PerSecond = 100;
    private const int WarmUps = 20;

    public async Task<ServeGatewayReport> RunAsync(string prompt, int tokens, int count, int streams)
    {
        var ended = await EndedAsync(prompt, tokens);
        var open = await OpenAsync(prompt, streams);
        try
        {
            var get = await MeasureAsync($"/v1/generations/{ended}", count);
            var events = await MeasureAsync($"/v1/generations/{ended}/events", count);
            return new ServeGatewayReport(streams, await StillOpenAsync(open), PerSecond, get, events);
        }
        finally
        {
            await CloseAsync(open);
        }
    }

    // Both doors are asked at every tick, the other one first at every other tick.
    private async Task<ServePairs> MeasureAsync(string path, int count)
    {
        var all = WarmUps + count;
        var milliseconds = await ServePace.RunAsync(
            2 * all,
            PerSecond,
            index => (IsThrough(index) ? gateway : service).DrainAsync(path, cancellation),
            cancellation);
        var pairs = Enumerable.Range(WarmUps, count).Select(pair => IsThrough(2 * pair)
            ? (milliseconds[2 * pair], milliseconds[(2 * pair) + 1])
            : (milliseconds[(2 * pair) + 1], milliseconds[2 * pair]));
        return ServePairs.Of([.. pairs]);
    }

    private static bool IsThrough(int index) => index % 4 is 0 or 3;

    // Cancelled and not completed, so that the gateway can be measured alone, with decoders that claim nothing.
    private async Task<string> EndedAsync(string prompt, int tokens)
    {
        var body = JsonSerializer.Serialize(new { prompt, max_new_tokens = tokens });
        var (status, id) = await gateway.CreateAsync(body, null, cancellation);
        if (id is null)
        {
            throw new CommandException($"POST /v1/generations answered {status}; correct --url or --key.");
        }

        await gateway.CancelAsync(id, cancellation);
        using var stream = await gateway.OpenAsync(null, $"/v1/generations/{id}/events", cancellation);
        await stream.UntilAsync("done", cancellation);
        return id;
    }

    // Long generations wait their turn, so their streams stay open while the others are measured.
    private async Task<List<(string Id, ServeStream Stream)>> OpenAsync(string prompt, int streams)
    {
        var body = JsonSerializer.Serialize(new { prompt, max_new_tokens = 384 });
        var open = new List<(string, ServeStream)>();
        for (var stream = 0; stream < streams; stream++)
        {
            var (status, id) = await gateway.CreateAsync(body, null, cancellation);
            if (id is null)
            {
                throw new CommandException(
                    $"Only {stream} of {streams} streams could be opened ({status}); use a key without limits.");
            }

            open.Add((id, await gateway.OpenAsync(null, $"/v1/generations/{id}/events", cancellation)));
        }

        return open;
    }

    private async Task<int> StillOpenAsync(List<(string Id, ServeStream Stream)> open)
    {
        var states = await Task.WhenAll(open.Select(
            entry => gateway.GetAsync($"/v1/generations/{entry.Id}", cancellation)));
        return states.Count(state => state.GetProperty("status").GetString() is "queued" or "decoding");
    }

    private async Task CloseAsync(List<(string Id, ServeStream Stream)> open)
    {
        foreach (var (id, stream) in open)
        {
            stream.Dispose();
            await gateway.CancelAsync(id, CancellationToken.None);
        }
    }
}
