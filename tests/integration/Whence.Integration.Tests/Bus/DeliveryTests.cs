using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using MassTransit;
using MassTransit.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Whence.Contracts.Attribution;
using Whence.Contracts.Decoding;
using Whence.Hosting.Messaging;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Bus;

public sealed class DeliveryTests
{
    [RabbitMqFact]
    public async Task Publish_Subscribed_DeliveredOnceAndAcknowledged()
    {
        await using var broker = await TestVirtualHost.CreateAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        var ids = Enumerable.Range(0, 50).Select(_ => Guid.NewGuid()).ToList();
        await using (var process = await BusProcess.StartAsync(broker))
        {
            await Task.WhenAll(ids.Select(id => process.Publisher.PublishAsync(Cancel(id), default)));
            await Eventually.TrueAsync(() => process.Recorder.Seen.Count >= ids.Count, "not all were delivered");
            Assert.All(ids, id => Assert.Equal(1, process.Recorder.Times(id)));
        }

        Assert.Equal(0u, await view.DepthAsync(BusProcess.Queue));
    }

    [RabbitMqFact]
    public async Task Publish_SameMessageTwice_ArrivesWithOneIdAndOneDigest()
    {
        await using var broker = await TestVirtualHost.CreateAsync();
        await using var process = await BusProcess.StartAsync(broker);
        var message = Cancel(Guid.NewGuid());
        await process.Publisher.PublishAsync(message, default);
        await process.Publisher.PublishAsync(message, default);
        await Eventually.TrueAsync(() => process.Recorder.Seen.Count == 2, "both were not delivered");
        var contexts = process.Recorder.Seen.Select(seen => seen.Context).ToList();
        Assert.All(contexts, context => Assert.Equal(message.Id, context.MessageId));
        Assert.Equal(contexts[0].BodyDigest.ToArray(), contexts[1].BodyDigest.ToArray());
    }

    [RabbitMqFact]
    public async Task Queue_Declared_IsQuorumAndDurable()
    {
        await using var broker = await TestVirtualHost.CreateAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        await using var process = await BusProcess.StartAsync(broker);
        var queue = await view.QueueAsync(BusProcess.Queue);
        Assert.Equal("quorum", queue.GetProperty("type").GetString());
        Assert.True(queue.GetProperty("durable").GetBoolean());
    }

    [RabbitMqFact]
    public async Task Publish_NoQueue_Undelivered()
    {
        await using var broker = await TestVirtualHost.CreateAsync();
        await using var process = await BusProcess.StartAsync(broker);
        var message = new AttributionFailed { GenerationId = Guid.NewGuid(), Code = "x", Detail = "y" };
        var refusal = await Assert.ThrowsAsync<UndeliveredException>(
            () => process.Publisher.PublishAsync(new OutgoingMessage(Guid.NewGuid(), message), default));
        Assert.Contains("AttributionFailed", refusal.Message, StringComparison.Ordinal);
        var id = Guid.NewGuid();
        await process.Publisher.PublishAsync(Cancel(id), default);
        await Eventually.TrueAsync(() => process.Recorder.Times(id) == 1, "a routable message did not follow");
    }

    [RabbitMqFact]
    public async Task Publish_InsideAnActivity_HandlerSeesTheSameTrace()
    {
        await using var broker = await TestVirtualHost.CreateAsync();
        await using var process = await BusProcess.StartAsync(broker);
        using var activity = new Activity("request").Start();
        await process.Publisher.PublishAsync(Cancel(Guid.NewGuid()), default);
        await Eventually.TrueAsync(() => !process.Recorder.Seen.IsEmpty, "nothing was delivered");
        Assert.Equal(activity.TraceId.ToString(), process.Recorder.Seen.Single().Trace);
    }

    [RabbitMqFact]
    public async Task Connection_ClosedByBroker_ConsumesAndPublishesAgain()
    {
        await using var broker = await TestVirtualHost.CreateAsync();
        await using var process = await BusProcess.StartAsync(broker);
        await CloseConnectionsAsync(broker);
        var id = Guid.NewGuid();
        await Eventually.TrueAsync(() => CanPublishAsync(process, id), "publishing did not work again");
        await Eventually.TrueAsync(() => process.Recorder.Times(id) >= 1, "consuming did not work again");
        await Eventually.TrueAsync(process.IsReadyAsync, "the process did not turn ready again");
        using var live = await process.Http.GetAsync(new Uri("/healthz/live", UriKind.Relative));
        Assert.True(live.IsSuccessStatusCode);
    }

    [RabbitMqFact]
    public async Task Stop_HandlerStillBusy_MessageIsBackInItsQueue()
    {
        await using var broker = await TestVirtualHost.CreateAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        await using (var process = await BusProcess.StartAsync(broker))
        {
            process.Recorder.Hangs = true;
            await process.Publisher.PublishAsync(Cancel(Guid.NewGuid()), default);
            await Eventually.TrueAsync(() => !process.Recorder.Seen.IsEmpty, "nothing was delivered");
        }

        Assert.Equal(1u, await view.DepthAsync(BusProcess.Queue));
        Assert.Equal(0u, await view.DepthAsync(BusProcess.Queue + "_error"));
    }

    [RabbitMqFact]
    public async Task UsageTelemetry_RealRegistration_IsOff()
    {
        await using var broker = await TestVirtualHost.CreateAsync();
        await using var process = await BusProcess.StartAsync(broker);
        Assert.False(process.Services.GetRequiredService<IOptions<UsageTelemetryOptions>>().Value.Enabled);
    }

    private static OutgoingMessage Cancel(Guid generation) =>
        new(Guid.NewGuid(), new CancelDecode { GenerationId = generation });

    private static async Task<bool> CanPublishAsync(BusProcess process, Guid generation)
    {
        try
        {
            await process.Publisher.PublishAsync(Cancel(generation), default);
            return true;
        }
        catch (UndeliveredException)
        {
            return false;
        }
    }

    // The management API learns of a connection a few seconds after the broker.
    private static async Task CloseConnectionsAsync(TestVirtualHost broker)
    {
        var closed = 0;
        await Eventually.TrueAsync(
            async () =>
            {
                var path = $"/api/vhosts/{broker.Name}/connections";
                foreach (var connection in await broker.Management.GetFromJsonAsync<JsonElement[]>(path) ?? [])
                {
                    var name = Uri.EscapeDataString(connection.GetProperty("name").GetString()!);
                    var answer = await broker.Management.DeleteAsync($"/api/connections/{name}");
                    closed += answer.IsSuccessStatusCode ? 1 : 0;
                }

                return closed > 0;
            },
            "no connection was there to close");
    }
}
