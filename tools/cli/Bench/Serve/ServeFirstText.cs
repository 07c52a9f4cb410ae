using System.Diagnostics;
using System.Text.Json;
using Whence.Engine.Diffusion;
using Whence.Models;

namespace Whence.Cli.Bench.Serve;

/// <summary>
/// From the request to the first piece of text, one request at a time: through the platform, and by the engine in this
/// process, in turns. Text is told block by block, so the engine's first text is its first whole block.
/// </summary>
internal sealed class ServeFirstText(ServeDoor door, LoadedModel model, CancellationToken cancellation)
{
    // Services compile their hot paths anew after a few dozen calls.
    private const int WarmUps = 30;
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(50);

    public async Task<ServePairs> RunAsync(string prompt, int tokens, int count)
    {
        var body = JsonSerializer.Serialize(new { prompt, max_new_tokens = tokens, stream = true });
        var request = new DecodeRequest(
            model.Package.Tokenizer.Encode(prompt),
            GenerationOptions.Greedy(tokens) with { StopTokens = model.Package.StopTokens });
        var pairs = new List<(double, double)>();
        for (var round = -WarmUps; round < count; round++)
        {
            var pair = (await ThroughAsync(body), Direct(request));
            if (round >= 0)
            {
                pairs.Add(pair);
            }
        }

        return ServePairs.Of(pairs);
    }

    // Ends with the stream, not with the text: the rest of the generation must not disturb the engine's turn.
    private async Task<double> ThroughAsync(string body)
    {
        var start = Stopwatch.GetTimestamp();
        using var stream = await door.OpenAsync(body, "/v1/generations", cancellation);
        await stream.UntilAsync("text", cancellation);
        var elapsed = Stopwatch.GetElapsedTime(start);
        await stream.UntilAsync("done", cancellation);
        await Task.Delay(Settling, cancellation); // records are still being written behind the answer
        return elapsed.TotalMilliseconds;
    }

    private double Direct(DecodeRequest request)
    {
        var start = Stopwatch.GetTimestamp();
        var elapsed = TimeSpan.Zero;
        new Decoder(model.Denoiser).Decode(
            request,
            progress => elapsed = elapsed == TimeSpan.Zero && progress.BlockCompleted
                ? Stopwatch.GetElapsedTime(start)
                : elapsed,
            cancellation);
        return elapsed.TotalMilliseconds;
    }
}
