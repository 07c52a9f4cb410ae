using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Whence.Contracts;
using Whence.Contracts.Decoding;
using Whence.Contracts.Payloads;
using Whence.Hosting.Messaging;
using Whence.Hosting.Tests.Support;

namespace Whence.Hosting.Tests.Messaging;

public sealed class MemoryBusTests
{
    [Fact]
    public async Task Publish_TwoServicesSubscribed_EachHandlesIt()
    {
        var inbox = new Inbox();
        await using var host = await TestHost.StartAsync(add: builder =>
        {
            builder.Services.AddSingleton(inbox);
            builder.AddWhenceBus(routes => routes
                .Handle<GenerationDecoded, First>("generations")
                .Handle<GenerationDecoded, Second>("audit"));
        });
        var message = Decoded();
        var id = MessageIds.From(message.GenerationId, "GenerationDecoded");
        await host.App.Services.GetRequiredService<IMessagePublisher>()
            .PublishAsync(new OutgoingMessage(id, message), default);
        var first = await inbox.First.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var second = await inbox.Second.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((id, id), (first.Context.MessageId, second.Context.MessageId));
        Assert.Equal(message.Segments, first.Message.Segments);
        Assert.Equal(message with { Segments = [] }, second.Message with { Segments = [] });
    }

    [Fact]
    public async Task Publish_NoMessageOfContracts_Refused()
    {
        await using var host = await TestHost.StartAsync(add: builder => builder.AddWhenceBus(_ => { }));
        await Assert.ThrowsAsync<ArgumentException>(() => host.App.Services.GetRequiredService<IMessagePublisher>()
            .PublishAsync(new OutgoingMessage(Guid.NewGuid(), "text"), default));
    }

    private static GenerationDecoded Decoded() => new()
    {
        GenerationId = Guid.NewGuid(),
        Segments = [new PayloadReference("sha256:aa", 1), new PayloadReference("sha256:bb", 2)],
        GeneratedTokens = 64,
        Forwards = 32,
        ModelDigest = "sha256:cc",
        Backend = "cpu",
        Attempt = 1,
        StartedAt = new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero),
        FinishedAt = new DateTimeOffset(2026, 1, 15, 12, 0, 1, 250, TimeSpan.Zero),
    };

    private sealed record Arrival(GenerationDecoded Message, MessageContext Context);

    private sealed class Inbox
    {
        public TaskCompletionSource<Arrival> First { get; } = new();

        public TaskCompletionSource<Arrival> Second { get; } = new();
    }

    private sealed class First(Inbox inbox) : IMessageHandler<GenerationDecoded>
    {
        public Task HandleAsync(GenerationDecoded message, MessageContext context, CancellationToken cancellation)
        {
            inbox.First.TrySetResult(new Arrival(message, context));
            return Task.CompletedTask;
        }
    }

    private sealed class Second(Inbox inbox) : IMessageHandler<GenerationDecoded>
    {
        public Task HandleAsync(GenerationDecoded message, MessageContext context, CancellationToken cancellation)
        {
            inbox.Second.TrySetResult(new Arrival(message, context));
            return Task.CompletedTask;
        }
    }
}
