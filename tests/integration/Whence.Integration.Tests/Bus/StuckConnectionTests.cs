using System.Net;
using Whence.Contracts.Decoding;
using Whence.Hosting.Messaging;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Bus;

public sealed class StuckConnectionTests
{
    [RabbitMqFact]
    public async Task Publish_ConnectionSilent_UndeliveredThenNotAliveThenWorksAgain()
    {
        await using var broker = await TestVirtualHost.CreateAsync();
        await using var line = new FrozenLine(broker.Address);
        await using var process = await BusProcess.LaunchAsync(line.Address, confirmTimeoutSeconds: 1);
        await Eventually.TrueAsync(process.IsReadyAsync, "the process was not ready");
        line.Freeze();
        var lost = Guid.NewGuid();
        var outcome = await Assert.ThrowsAsync<UndeliveredException>(() => PublishAsync(process, lost));
        Assert.Contains("not confirmed", outcome.Message, StringComparison.Ordinal);
        await Eventually.TrueAsync(
            async () => await IsRefusedAsync(process, lost) && await LiveAsync(process) != HttpStatusCode.OK,
            "the process did not ask to be restarted");
        await Eventually.TrueAsync(() => TryPublishAsync(process, lost), "the connection was never replaced");
        await Eventually.TrueAsync(() => process.Recorder.Times(lost) >= 1, "the message did not arrive");
        Assert.Equal(HttpStatusCode.OK, await LiveAsync(process));
    }

    // One generation is one message here: the same id in every attempt.
    private static Task PublishAsync(BusProcess process, Guid generation) => process.Publisher.PublishAsync(
        new OutgoingMessage(generation, new CancelDecode { GenerationId = generation }), default);

    private static async Task<bool> TryPublishAsync(BusProcess process, Guid generation)
    {
        try
        {
            await PublishAsync(process, generation);
            return true;
        }
        catch (UndeliveredException)
        {
            return false;
        }
    }

    private static async Task<bool> IsRefusedAsync(BusProcess process, Guid generation) =>
        !await TryPublishAsync(process, generation);

    private static async Task<HttpStatusCode> LiveAsync(BusProcess process)
    {
        using var answer = await process.Http.GetAsync(new Uri("/healthz/live", UriKind.Relative));
        return answer.StatusCode;
    }
}
