using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Whence.Audit.Recording;
using Whence.Audit.Storage;
using Whence.Contracts.Attribution;
using Whence.Contracts.Decoding;
using Whence.Contracts.Documents;
using Whence.Contracts.Generations;
using Whence.Contracts.Payloads;
using Whence.Services.Tests.Support;
using Whence.Testing;

namespace Whence.Audit.Tests.Recording;

public class AuditRecorderTests
{
    private static readonly Guid Generation = Guid.NewGuid();
    private static readonly PayloadReference Content = new("sha256:" + new string('a', 64), 7);

    private readonly MemoryAuditStore _store = new();

    [Fact]
    public async Task HandleAsync_EveryEvent_IsOneEntryOfItsKindWithAllItSays()
    {
        var recorder = Recorder();
        var accepted = Accepted();
        var decoded = Decoded();
        var attributed = new ConceptsAttributed
        {
            GenerationId = Generation, Attribution = Content, Chunks = 2, AdditivityError = 1e-6f, ResidualShare = 0.1f,
        };
        for (var delivery = 0; delivery < 2; delivery++)
        {
            await recorder.HandleAsync(accepted, SentMessages.Context with { MessageId = Guid.NewGuid() }, default);
            await recorder.HandleAsync(decoded, SentMessages.Context with { MessageId = Guid.NewGuid() }, default);
            await recorder.HandleAsync(attributed, SentMessages.Context with { MessageId = Guid.NewGuid() }, default);
        }

        var entries = await _store.ListAsync(new AuditQuery("acme", null, null, null, null, -1, 9), default);
        Assert.Equal(
            [AuditKinds.Accepted, AuditKinds.Decoded, AuditKinds.ConceptsAttributed],
            entries.Select(entry => entry.Event.Kind));
        Assert.Equal(DocumentJson.Write(accepted), entries[0].Event.Body);
        Assert.Equal(2, JsonDocument.Parse(entries[2].Event.Body).RootElement.GetProperty("chunks").GetInt32());
    }

    [Fact]
    public async Task HandleAsync_EachEnd_HasAKindOfItsOwn()
    {
        var recorder = Recorder();
        var context = SentMessages.Context;
        await recorder.HandleAsync(Completed(), context with { MessageId = Guid.NewGuid() }, default);
        await recorder.HandleAsync(Failed(), context with { MessageId = Guid.NewGuid() }, default);
        await recorder.HandleAsync(Cancelled(), context with { MessageId = Guid.NewGuid() }, default);
        var entries = await _store.ListAsync(new AuditQuery(null, Generation, null, null, null, -1, 9), default);
        Assert.Equal(
            [AuditKinds.Completed, AuditKinds.Failed, AuditKinds.Cancelled], entries.Select(entry => entry.Event.Kind));
        Assert.Equal(3, entries.Select(entry => entry.Event.Id).Distinct().Count());
    }

    [Fact]
    public async Task HandleAsync_ExplanationsOfOneGeneration_AreOneEntryEach()
    {
        var recorder = Recorder();
        var (first, second) = (Attributed(Guid.NewGuid()), Attributed(Guid.NewGuid()));
        foreach (var message in (InputsAttributed[])[first, second, first])
        {
            await recorder.HandleAsync(message, SentMessages.Context with { MessageId = Guid.NewGuid() }, default);
        }

        var entries = await _store.ListAsync(new AuditQuery("acme", Generation, null, null, null, -1, 9), default);
        Assert.Equal([AuditKinds.InputsAttributed, AuditKinds.InputsAttributed], entries.Select(one => one.Event.Kind));
        Assert.Equal([DocumentJson.Write(first), DocumentJson.Write(second)], entries.Select(one => one.Event.Body));
    }

    [Fact]
    public async Task HandleAsync_Counterfactual_IsAnEntryOfItsGeneration()
    {
        var message = new CounterfactualAnswered
        {
            GenerationId = Generation,
            CounterfactualId = Guid.NewGuid(),
            TenantId = "acme",
            Principal = "key",
            Question = Content,
            Counterfactual = Content,
            AfterId = Guid.NewGuid(),
            PredictedDelta = -3.5,
            ObservedDelta = -3.4,
            RandomControl = 0.1,
            ChangedTokens = 6,
            ModelDigest = new string('0', 64),
            FinishedAt = DateTimeOffset.UnixEpoch,
        };
        await Recorder().HandleAsync(message, SentMessages.Context with { MessageId = Guid.NewGuid() }, default);
        var entries = await _store.ListAsync(new AuditQuery("acme", Generation, null, null, null, -1, 9), default);
        Assert.Equal(AuditKinds.CounterfactualAnswered, Assert.Single(entries).Event.Kind);
        Assert.Equal(DocumentJson.Write(message), entries[0].Event.Body);
    }

    private AuditRecorder Recorder() => new(
        _store, new ManualTime(), new AuditMetrics(new TestMeters()), NullLogger<AuditRecorder>.Instance);

    private static GenerationAccepted Accepted() => new()
    {
        GenerationId = Generation,
        TenantId = "acme",
        TenantNumber = 4,
        Principal = "key",
        Model = "tiny",
        ModelDigest = new string('0', 64),
        Request = Content,
        Seed = 7,
        AcceptedAt = DateTimeOffset.UnixEpoch,
    };

    private static InputsAttributed Attributed(Guid explanation) => new()
    {
        GenerationId = Generation,
        ExplanationId = explanation,
        TenantId = "acme",
        Principal = "key",
        Question = Content,
        Explanation = Content,
        Method = "hierarchical-perturbation",
        Version = "1",
        Units = 7,
        Forwards = 41,
        Rows = 4096,
        ErrorName = "interaction",
        Error = 0.02,
        Drop = 4.1,
        RandomDrop = 0.3,
        ModelDigest = new string('0', 64),
        FinishedAt = DateTimeOffset.UnixEpoch,
    };

    private static GenerationDecoded Decoded() => new()
    {
        GenerationId = Generation,
        Segments = [Content],
        GeneratedTokens = 32,
        Forwards = 32,
        ModelDigest = new string('0', 64),
        Backend = "cpu",
        Attempt = 1,
        StartedAt = DateTimeOffset.UnixEpoch,
        FinishedAt = DateTimeOffset.UnixEpoch,
    };

    private static GenerationCompleted Completed() => new()
    {
        GenerationId = Generation,
        TenantId = "acme",
        TenantNumber = 4,
        PromptTokens = 1,
        GeneratedTokens = 32,
        FinishedAt = DateTimeOffset.UnixEpoch,
        Answer = Content,
        StopReason = "stop",
    };

    private static GenerationFailed Failed() => new()
    {
        GenerationId = Generation,
        TenantId = "acme",
        TenantNumber = 4,
        PromptTokens = 1,
        GeneratedTokens = 0,
        FinishedAt = DateTimeOffset.UnixEpoch,
        Code = "deadline_exceeded",
        Detail = "The deadline passed.",
    };

    private static GenerationCancelled Cancelled() => new()
    {
        GenerationId = Generation,
        TenantId = "acme",
        TenantNumber = 4,
        PromptTokens = 1,
        GeneratedTokens = 0,
        FinishedAt = DateTimeOffset.UnixEpoch,
    };
}
