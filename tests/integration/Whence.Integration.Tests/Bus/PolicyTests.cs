using System.Text.Json;
using Whence.Contracts.Decoding;
using Whence.Hosting.Messaging;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Bus;

public sealed class PolicyTests
{
    private const string DeadLetters = "whence.dead-letters";

    [RabbitMqFact]
    public async Task Policies_WrittenAtStart_HoldForWorkQueuesAndNotForErrorQueues()
    {
        await using var broker = await TestVirtualHost.CreateAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        await using var process = await BusProcess.StartAsync(broker, policies: true);
        process.Recorder.Failure = _ => new InvalidOperationException("no");
        await process.Publisher.PublishAsync(
            new OutgoingMessage(Guid.NewGuid(), new CancelDecode { GenerationId = Guid.NewGuid() }), default);
        const string errors = BusProcess.Queue + "_error";
        await Eventually.TrueAsync(async () => await view.DepthAsync(errors) == 1, "nothing reached the error queue");
        await Eventually.TrueAsync(
            async () => await PolicyAsync(view, BusProcess.Queue) == "whence-work"
                && await PolicyAsync(view, errors) == "whence-error",
            "the policies did not apply");
        var work = await RulesAsync(view, BusProcess.Queue);
        Assert.Equal(10, work.GetProperty("delivery-limit").GetInt32());
        Assert.Equal("reject-publish", work.GetProperty("overflow").GetString());
        Assert.False((await RulesAsync(view, errors)).TryGetProperty("delivery-limit", out _));
        Assert.Equal("quorum", (await view.QueueAsync(DeadLetters)).GetProperty("type").GetString());
    }

    [RabbitMqFact]
    public async Task Message_DeliveredAndLostElevenTimes_IsADeadLetter()
    {
        await using var broker = await TestVirtualHost.CreateAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        await using (var process = await BusProcess.StartAsync(broker, policies: true))
        {
            await Eventually.TrueAsync(
                async () => await PolicyAsync(view, BusProcess.Queue) == "whence-work", "the policy did not apply");
        }

        await view.PutAsync(BusProcess.Queue, "{}", "application/json");
        for (var delivery = 0; delivery <= 10; delivery++)
        {
            await Eventually.TrueAsync(
                async () => await view.DepthAsync(BusProcess.Queue) == 1, "it was not there again");
            var message = await view.TakeAsync(BusProcess.Queue, acknowledge: false);
            await view.RequeueAsync(message!);
        }

        await Eventually.TrueAsync(async () => await view.DepthAsync(DeadLetters) == 1, "it is no dead letter");
        Assert.Equal(0u, await view.DepthAsync(BusProcess.Queue));
    }

    private static async Task<string?> PolicyAsync(BrokerView view, string queue) =>
        (await view.QueueAsync(queue)).TryGetProperty("policy", out var policy) ? policy.GetString() : null;

    private static async Task<JsonElement> RulesAsync(BrokerView view, string queue) =>
        (await view.QueueAsync(queue)).GetProperty("effective_policy_definition");
}
