using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Whence.Contracts;
using Whence.Contracts.Decoding;
using Whence.Contracts.Documents;
using Whence.Decoding;
using Whence.Decoding.Jobs;
using Whence.Engine.Diffusion;
using Whence.Engine.Traces;
using Whence.Hosting.Messaging;
using Whence.Hosting.Payloads;
using Whence.Models;
using Whence.Testing;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.DecodingStorage;

/// <summary>Workers share a real database: leases run out by its clock, and a late write changes nothing.</summary>
public sealed class WorkerOnPostgresTests
{
    private const int Jobs = 12;

    [PostgresFact]
    public async Task Decode_TwoWorkersOfWhichOneFreezes_TellsEachAnswerOnceAndUnchanged()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var model = new TinyModel();
        var (payloads, broker) = (new SharedPayloads(), new RecordingPublisher());
        var (freezing, ids) = (new FreezingPayloads(payloads), new List<Guid>());
        using var frozen = await StartAsync(database, model, freezing, broker);
        var store = frozen.Services.GetRequiredService<IJobStore>();
        for (var i = 0; i < Jobs; i++)
        {
            ids.Add(await OrderAsync(store, payloads, i));
        }

        using var other = await StartAsync(database, model, payloads, broker);
        await broker.WaitAsync(Jobs * 4);
        freezing.Thaw.TrySetResult();
        await other.StopAsync();
        await frozen.StopAsync();

        var messages = broker.Messages.DistinctBy(message => message.Id).Select(message => message.Message).ToList();
        var decoded = messages.OfType<GenerationDecoded>().ToDictionary(answer => answer.GenerationId);
        Assert.Equal(ids.Order(), decoded.Keys.Order());
        Assert.Equal(Jobs * 3, messages.OfType<BlockCommitted>().Count());
        Assert.Contains(decoded.Values, answer => answer.Attempt > 1);
        using var own = LoadedModel.Open(model.Folder, threads: 1);
        foreach (var (id, index) in ids.Select((id, index) => (id, index)))
        {
            CheckAnswer(own, payloads, decoded[id], index);
        }
    }

    private static void CheckAnswer(LoadedModel own, SharedPayloads payloads, GenerationDecoded answer, int index)
    {
        var options = GenerationOptions.Greedy(24) with { Temperature = 1, TopP = 0.9f, Seed = (ulong)index };
        var result = new Decoder(own.Denoiser).Decode(new DecodeRequest(Prompt(index), options));
        var origin = new TraceOrigin(own.Package.Name, own.Digest(), own.Denoiser.Backend);
        var expected = TraceSegment.Cut(result.Trace, TinyModel.BlockLength, origin)
            .Select(segment => PayloadDigest.Of(segment.ToBytes()));
        Assert.Equal(expected, answer.Segments);
        Assert.All(answer.Segments, segment => Assert.True(payloads.Holds(answer.GenerationId, segment)));
    }

    private static async Task<IHost> StartAsync(
        TestDatabase database, TinyModel model, IPayloadStore payloads, RecordingPublisher broker)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:ConnectionString"] = database.ConnectionString,
            ["Decoding:Storage:Kind"] = "Postgres",
            ["Decoding:Model"] = model.Folder,
            ["Decoding:Threads"] = "1",
            ["Decoding:LeaseSeconds"] = "3",
            ["Decoding:HeartbeatSeconds"] = "1.5",
            ["Decoding:PollSeconds"] = "0.2",
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddDecoding();
        builder.Services.AddSingleton<IMessagePublisher>(broker);
        builder.Services.AddSingleton(payloads);
        builder.Services.AddSingleton(payloads is FreezingPayloads ? new ManualTime() : TimeProvider.System);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static async Task<Guid> OrderAsync(IJobStore store, SharedPayloads payloads, int index)
    {
        var id = Guid.NewGuid();
        var settings = new GenerationSettings
        {
            MaxNewTokens = 24, Steps = 24, Temperature = 1, TopP = 0.9f, Seed = (ulong)index,
        };
        var request = await payloads.PutAsync(
            id, DocumentJson.Write(new RequestDocument { Text = "-", Settings = settings }), default);
        var tokens = await payloads.PutAsync(
            id, DocumentJson.Write(new TokensDocument { Tokens = Prompt(index) }), default);
        var job = new NewJob(
            id, $"t{index % 3}", request, tokens, 1000, DateTimeOffset.UnixEpoch.AddYears(200), TraceParent: null);
        await store.EnqueueAsync(
            job, new MessageContext(MessageIds.From(id, nameof(DecodeGeneration)), new byte[32], false), default);
        return id;
    }

    private static int[] Prompt(int index) => [.. Enumerable.Range(index + 3, 6 + index)];
}
