using System.Text;
using RabbitMQ.Client;
using Whence.Contracts.Decoding;
using Whence.Hosting.Messaging;
using Whence.Hosting.Payloads;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Bus;

public sealed class PoisonTests
{
    private const string Envelope = "application/vnd.masstransit+json";
    private const string ErrorQueue = BusProcess.Queue + "_error";
    private const string SkippedQueue = BusProcess.Queue + "_skipped";

    [RabbitMqFact]
    public async Task Handler_FailsWith200KilobytesOfText_ErrorQueueOnceWithShortHeaders()
    {
        await using var broker = await TestVirtualHost.CreateAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        await using var process = await BusProcess.StartAsync(broker);
        var poison = Guid.NewGuid();
        process.Recorder.Failure = message =>
            message.GenerationId == poison ? new InvalidOperationException(new string('x', 200_000)) : null;
        await PublishAsync(process, poison);
        await ReachesErrorQueueAsync(view);
        await AssertServesAsync(process);
        var failed = await view.TakeAsync(ErrorQueue);
        Assert.All(Texts(failed!), text => Assert.InRange(text.Length, 0, 2100));
        Assert.Contains("InvalidOperationException", Header(failed!, "MT-Fault-Message"), StringComparison.Ordinal);
        Assert.Null(await view.TakeAsync(ErrorQueue));
        Assert.Equal(4, process.Recorder.Times(poison));
    }

    [RabbitMqFact]
    public async Task Handler_FailsForGood_IsNotTriedAgain()
    {
        await using var broker = await TestVirtualHost.CreateAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        await using var process = await BusProcess.StartAsync(broker);
        process.Recorder.Failure = _ => new PayloadException("It is missing.");
        var id = Guid.NewGuid();
        await PublishAsync(process, id);
        await ReachesErrorQueueAsync(view);
        Assert.Equal(1, process.Recorder.Times(id));
    }

    [RabbitMqTheory]
    [InlineData("no JSON at all", Envelope)]
    [InlineData("", Envelope)]
    [InlineData("no JSON at all", "text/plain")]
    [InlineData("""
        {"messageType":["urn:message:Whence.Contracts.Decoding:CancelDecode"],"message":{"generationId":"x"}}
        """, Envelope)]
    [InlineData("""{"messageType":["urn:message:Whence.Contracts.Decoding:CancelDecode"],"message":{}}""", Envelope)]
    [InlineData("""
        {"messageType":["urn:message:Whence.Contracts.Decoding:CancelDecode"],
         "message":{"generationId":"6f9619ff-8b86-d011-b42d-00cf4fc964ff"}}
        """, Envelope)] // without a message id
    public async Task Message_Unreadable_ErrorQueueOnceAndNeighboursServed(string body, string contentType)
    {
        await using var broker = await TestVirtualHost.CreateAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        await using var process = await BusProcess.StartAsync(broker);
        await view.PutAsync(BusProcess.Queue, body, contentType);
        await ReachesErrorQueueAsync(view);
        await AssertServesAsync(process);
        Assert.NotNull(await view.TakeAsync(ErrorQueue));
        Assert.Null(await view.TakeAsync(ErrorQueue));
    }

    [RabbitMqFact]
    public async Task Message_OfUnknownType_SkippedOnceAndNeighboursServed()
    {
        await using var broker = await TestVirtualHost.CreateAsync();
        await using var view = await BrokerView.OpenAsync(broker);
        await using var process = await BusProcess.StartAsync(broker);
        const string body = """
            {"messageId":"6f9619ff-8b86-d011-b42d-00cf4fc964ff","messageType":["urn:message:Some:Thing"],"message":{}}
            """;
        await view.PutAsync(BusProcess.Queue, body, Envelope);
        await Eventually.TrueAsync(async () => await view.DepthAsync(SkippedQueue) == 1, "it was not skipped");
        await AssertServesAsync(process);
        Assert.Equal(0u, await view.DepthAsync(ErrorQueue));
    }

    private static Task ReachesErrorQueueAsync(BrokerView view) => Eventually.TrueAsync(
        async () => await view.DepthAsync(ErrorQueue) == 1, "it did not reach the error queue");

    private static async Task AssertServesAsync(BusProcess process)
    {
        var id = Guid.NewGuid();
        await PublishAsync(process, id);
        await Eventually.TrueAsync(() => process.Recorder.Times(id) == 1, "a neighbour was not served");
    }

    private static Task PublishAsync(BusProcess process, Guid generation) => process.Publisher.PublishAsync(
        new OutgoingMessage(Guid.NewGuid(), new CancelDecode { GenerationId = generation }), default);

    private static string Header(BasicGetResult message, string name) =>
        Encoding.UTF8.GetString((byte[])message.BasicProperties.Headers![name]!);

    private static IEnumerable<string> Texts(BasicGetResult message) =>
        message.BasicProperties.Headers!.Values.OfType<byte[]>().Select(Encoding.UTF8.GetString);
}
