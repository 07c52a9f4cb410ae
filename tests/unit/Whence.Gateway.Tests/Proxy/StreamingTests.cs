using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Whence.Gateway.Tests.Support;

namespace Whence.Gateway.Tests.Proxy;

public class StreamingTests
{
    [Fact]
    public async Task Send_Stream_ArrivesFrameByFrameWhileTheServiceWaits()
    {
        await using var gateway = await TestGateway.StartAsync();
        var frames = Channel.CreateUnbounded<string>();
        gateway.Backend.Answer = context => WriteAsync(context, frames.Reader);
        using var response = await gateway.SendAsync(
            "GET", "/v1/generations/gen_1/events", await gateway.KeyAsync(), ("Last-Event-ID", "7"));
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("7", gateway.Backend.Last.Headers["last-event-id"]);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        // The next frame is only written once the one before has arrived: anything that buffers would wait for ever.
        for (var number = 0; number < 5; number++)
        {
            frames.Writer.TryWrite($"id: {number}");
            Assert.Equal($"id: {number}", await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20)));
        }

        frames.Writer.Complete();
        Assert.Null(await reader.ReadLineAsync());
    }

    [Fact]
    public async Task Send_CallerGoesAwayInAStream_EndsTheRequestToTheService()
    {
        await using var gateway = await TestGateway.StartAsync();
        var ended = new TaskCompletionSource();
        gateway.Backend.Answer = async context =>
        {
            context.RequestAborted.Register(() => ended.TrySetResult());
            await context.Response.WriteAsync("id: 1\n");
            await context.Response.Body.FlushAsync();
            await ended.Task;
        };
        var response = await gateway.SendAsync("GET", "/v1/generations/gen_1/events", await gateway.KeyAsync());
        response.Dispose();
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True(ended.Task.IsCompletedSuccessfully);
    }

    private static async Task WriteAsync(HttpContext context, ChannelReader<string> frames)
    {
        context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.FlushAsync();
        await foreach (var frame in frames.ReadAllAsync())
        {
            await context.Response.WriteAsync(frame + "\n");
            await context.Response.Body.FlushAsync();
        }
    }
}
