using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Whence.Generations.Runs;

/// <summary>Writes server-sent events, each flushed at once. It holds nothing back: a slow reader slows the reading of
/// event rows, and Kestrel ends a connection that takes too little.</summary>
internal sealed class SseWriter(HttpResponse response, TimeProvider time)
{
    private static readonly byte[] KeepAlive = ": keepalive\n\n"u8.ToArray();

    private DateTimeOffset _written = time.GetUtcNow();

    /// <summary>Sends the headers.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        response.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["X-Accel-Buffering"] = "no"; // for proxies of the nginx family
        await response.StartAsync(cancellation);
        await response.Body.FlushAsync(cancellation);
    }

    /// <summary>Writes one frame of JSON, which holds no line break.</summary>
    public async Task WriteAsync(string? name, int? id, byte[] data, CancellationToken cancellation)
    {
        var head = new StringBuilder();
        if (id is { } number)
        {
            head.Append("id: ").Append(number.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        if (name is not null)
        {
            head.Append("event: ").Append(name).Append('\n');
        }

        byte[] frame = [.. Encoding.ASCII.GetBytes(head.Append("data: ").ToString()), .. data, .. "\n\n"u8];
        await SendAsync(frame, cancellation);
    }

    /// <summary>Writes a comment when nothing was written for a while, so that no proxy takes the stream for dead.
    /// </summary>
    public async Task KeepAliveAsync(TimeSpan silence, CancellationToken cancellation)
    {
        if (time.GetUtcNow() - _written >= silence)
        {
            await SendAsync(KeepAlive, cancellation);
        }
    }

    private async Task SendAsync(byte[] bytes, CancellationToken cancellation)
    {
        await response.Body.WriteAsync(bytes, cancellation);
        await response.Body.FlushAsync(cancellation);
        _written = time.GetUtcNow();
    }
}
