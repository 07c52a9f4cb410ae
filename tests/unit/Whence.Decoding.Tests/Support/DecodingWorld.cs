using Microsoft.Extensions.Logging.Abstractions;
using Whence.Contracts;
using Whence.Contracts.Decoding;
using Whence.Contracts.Documents;
using Whence.Decoding.Jobs.Memory;
using Whence.Decoding.Messages;
using Whence.Hosting.Messaging;
using Whence.Persistence.Messaging;
using Whence.Testing;

namespace Whence.Decoding.Tests.Support;

/// <summary>What workers share: a model folder, payloads, jobs with their clock, and a broker.</summary>
internal sealed class DecodingWorld : IAsyncDisposable
{
    private readonly MemoryOutbox _outbox;

    public DecodingWorld(Action<DecodingOptions>? configure = null)
    {
        configure?.Invoke(Options);
        Options.Model = Model.Folder;
        _outbox = new MemoryOutbox(Publisher, TimeProvider.System, NullLogger<MemoryOutbox>.Instance);
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        Store = new WatchedStore(new MemoryJobStore(_outbox, options, Clock));
        _outbox.StartAsync(CancellationToken.None);
    }

    public DecodingOptions Options { get; } = new() { Threads = 1, PollSeconds = 0.05 };

    public TinyModel Model { get; } = new();

    public MemoryPayloads Payloads { get; } = new();

    public RecordingPublisher Publisher { get; } = new();

    /// <summary>Gets the clock of the job store, which alone decides about leases.</summary>
    public ManualTime Clock { get; } = new();

    public WatchedStore Store { get; }

    /// <summary>Orders an answer as generations does.</summary>
    public async Task<Guid> OrderAsync(Order order)
    {
        var id = Guid.NewGuid();
        var request = await Payloads.PutAsync(id, DocumentJson.Write(order.Document), CancellationToken.None);
        var tokens = new TokensDocument { Tokens = order.Prompt };
        var message = new DecodeGeneration
        {
            GenerationId = id,
            TenantId = order.Tenant,
            Request = request,
            Tokens = await Payloads.PutAsync(id, DocumentJson.Write(tokens), CancellationToken.None),
            CostEstimate = 1000,
            Deadline = Clock.GetUtcNow() + order.Allowed,
        };
        await new DecodeGenerationHandler(Store).HandleAsync(message, Context(id, "DecodeGeneration"), default);
        return id;
    }

    public Task CancelAsync(Guid id) => new CancelDecodeHandler(Store).HandleAsync(
        new CancelDecode { GenerationId = id }, Context(id, "CancelDecode"), default);

    public async ValueTask DisposeAsync()
    {
        await _outbox.StopAsync(CancellationToken.None);
        _outbox.Dispose();
        Model.Dispose();
    }

    private static MessageContext Context(Guid id, string name) => new(MessageIds.From(id, name), new byte[32], false);
}
