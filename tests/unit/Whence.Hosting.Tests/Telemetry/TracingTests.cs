using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Whence.Contracts.Decoding;
using Whence.Hosting.Messaging;
using Whence.Hosting.Tests.Configuration;
using Whence.Hosting.Tests.Support;

namespace Whence.Hosting.Tests.Telemetry;

[Collection(nameof(ChangesEnvironment))]
public sealed class TracingTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    [Fact]
    public async Task Request_WithATraceparent_HandlerIsInThatTrace()
    {
        var seen = new Seen();
        await using var host = await StartAsync(seen);
        await PostAsync(host);
        Assert.Equal(Trace, await seen.TraceId.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Spans_EndpointConfigured_AreExportedUnderTheServicesName()
    {
        var received = new ConcurrentQueue<byte[]>();
        await using var collector = await TestHost.StartAsync(app => app.MapPost("/v1/traces", CollectAsync));
        async Task CollectAsync(HttpRequest request)
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.Enqueue(body.ToArray());
        }

        Environment.SetEnvironmentVariable(Endpoint, collector.App.Urls.First());
        Environment.SetEnvironmentVariable(Protocol, "http/protobuf");
        try
        {
            var seen = new Seen();
            await using var host = await StartAsync(seen);
            await PostAsync(host);
            await seen.TraceId.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Endpoint, null);
            Environment.SetEnvironmentVariable(Protocol, null);
        }

        var all = received.SelectMany(body => body).ToArray();
        Assert.True(all.AsSpan().IndexOf("whence-test"u8) >= 0, "no span names the service");
        Assert.True(all.AsSpan().IndexOf("test.cancel-decode"u8) >= 0, "no span names the queue");
        Assert.True(all.AsSpan().IndexOf(Convert.FromHexString(Trace)) >= 0, "no span is in the trace");
        Assert.DoesNotContain("canary", Encoding.Latin1.GetString(all), StringComparison.Ordinal);
    }

    private static Task<TestHost> StartAsync(Seen seen) => TestHost.StartAsync(
        app => app.MapPost("/cancel", (IMessagePublisher publisher, CancellationToken cancellation) =>
            publisher.PublishAsync(
                new OutgoingMessage(Guid.NewGuid(), new CancelDecode { GenerationId = Guid.NewGuid() }), cancellation)),
        builder =>
        {
            builder.Services.AddSingleton(seen);
            builder.AddWhenceBus(routes => routes.Handle<CancelDecode, Handler>("test"));
        });

    private static async Task PostAsync(TestHost host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cancel");
        request.Content = new StringContent("canary");
        request.Headers.Add("traceparent", $"00-{Trace}-b7ad6b7169203331-01");
        using var answer = await host.Client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private sealed class Seen
    {
        public TaskCompletionSource<string?> TraceId { get; } = new();
    }

    private sealed class Handler(Seen seen) : IMessageHandler<CancelDecode>
    {
        public Task HandleAsync(CancelDecode message, MessageContext context, CancellationToken cancellation)
        {
            seen.TraceId.TrySetResult(Activity.Current?.TraceId.ToString());
            return Task.CompletedTask;
        }
    }
}
