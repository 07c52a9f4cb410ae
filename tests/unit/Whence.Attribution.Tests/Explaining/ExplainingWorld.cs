using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Whence.Contracts.Children;
using Whence.Contracts.Documents;
using Whence.Contracts.Payloads;
using Whence.Contracts.Replays;
using Whence.Engine.Attribution;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Engine.Traces;
using Whence.Explanations.Replays;
using Whence.Hosting.Messaging;
using Whence.Hosting.Payloads;
using Whence.Hosting.Problems;
using Whence.Models;
using Whence.Recordings;
using Whence.Services.Tests.Support;
using Whence.Testing;

namespace Whence.Attribution.Tests.Explaining;

/// <summary>The module with the tiny model; generations and decoding are played by the real engine.</summary>
public sealed class ExplainingWorld : IAsyncLifetime
{
    private readonly ConcurrentDictionary<Guid, GenerationReference> _generations = new();
    private readonly ConcurrentDictionary<Guid, RecordedGeneration> _recorded = new();
    private readonly ConcurrentDictionary<Guid, ChildGeneration> _children = new();
    private LoadedModel? _model;
    private ServiceUnderTest? _neighbours;
    private ServiceUnderTest? _service;

    private TinyModel Tiny { get; } = new();

    private SemaphoreSlim OneCall { get; } = new(1);

    /// <summary>Gets or sets what decoding waits for before it answers.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Gets or sets what generations answers instead of accepting a child: a status and a code, or without
    /// one a page of somebody else.</summary>
    public (int Status, string? Code)? ChildRefusal { get; set; }

    /// <summary>Gets or sets how children end.</summary>
    public string ChildStatus { get; set; } = "completed";

    /// <summary>Gets or sets what decoding answers instead of a replay.</summary>
    public int? DecodingStatus { get; set; }

    internal LoadedModel Model => _model!;

    /// <summary>Gets the children that were asked for, by their id.</summary>
    internal IReadOnlyDictionary<Guid, ChildGeneration> Children => _children;

    internal HeldPayloads Payloads { get; } = new();

    internal SentMessages Sent { get; } = new();

    internal ServiceUnderTest Service => _service!;

    public async Task InitializeAsync()
    {
        _model = LoadedModel.Open(Tiny.Folder, 1);
        _neighbours = await ServiceUnderTest.StartAsync(_ => { }, app =>
        {
            app.MapGet("/internal/generations/{id:guid}", (Guid id) =>
                _generations.TryGetValue(id, out var found) ? Results.Ok(Shown(found)) : Results.NotFound());
            app.MapPut("/internal/generations/{parent:guid}/children/{child:guid}", PutChildAsync);
            app.MapPost("/internal/ablate", AblateAsync);
            app.MapPost("/internal/integrate", IntegrateAsync);
        });
        _service = await ServiceUnderTest.StartAsync(
            builder =>
            {
                builder.AddAttribution();
                builder.Services.AddSingleton<IPayloadStore>(Payloads);
                builder.Services.AddSingleton<IMessagePublisher>(Sent);
            },
            app => app.MapAttribution(),
            ("Attribution:Model", Tiny.Folder),
            ("Attribution:HeartbeatSeconds", "0.1"),
            ("Attribution:ReplaysPerRequest", "8"),
            ("Services:Generations", _neighbours.Address.ToString()),
            ("Services:Decoding", _neighbours.Address.ToString()));
    }

    public async Task DisposeAsync()
    {
        await _service!.DisposeAsync();
        await _neighbours!.DisposeAsync();
        _model!.Dispose();
        OneCall.Dispose();
        Tiny.Dispose();
    }

    /// <summary>Leaves a generation behind; returns its id on the wire.</summary>
    internal async Task<string> GenerateAsync(
        string prompt,
        SteeringSettings? steering = null,
        string tenant = "tenant-a",
        string status = "completed",
        EditSettings? edits = null)
    {
        var settings = new GenerationSettings
        {
            MaxNewTokens = 16, Steps = 16, Seed = 3, Steering = steering, Edits = edits,
        };
        var request = new RequestDocument { Text = prompt, Settings = settings };
        return $"gen_{(await RecordAsync(Guid.NewGuid(), request, tenant, status)).GenerationId:N}";
    }

    private async Task<GenerationReference> RecordAsync(
        Guid id, RequestDocument document, string tenant, string status)
    {
        var tokens = new TokensDocument { Tokens = Model.Package.Tokenizer.Encode(document.Text!) };
        var request = RecordedRequests.Of(document, tokens);
        var result = await AloneAsync(() => Task.FromResult(new Decoder(Model.Denoiser).Decode(request)));
        var origin = new TraceOrigin(Model.Package.Name, Model.Digest(), Model.Denoiser.Backend);
        var segments = new List<PayloadReference>();
        foreach (var segment in TraceSegment.Cut(result.Trace, TinyModel.BlockLength, origin))
        {
            segments.Add(await Payloads.PutAsync(id, segment.ToBytes(), default));
        }

        _recorded[id] = new RecordedGeneration(result.Trace, request.Options);
        return _generations[id] = new GenerationReference
        {
            GenerationId = id,
            TenantId = tenant,
            Status = status,
            Request = await Payloads.PutAsync(id, document),
            Tokens = await Payloads.PutAsync(id, tokens),
            Segments = segments,
            Answer = await Payloads.PutAsync(id, Answer(result)),
        };
    }

    private AnswerDocument Answer(DecodeResult result) => new()
    {
        Text = Model.Package.Tokenizer.Decode([.. result.Answer]),
        Tokens = result.Answer,
        Positions = result.AnswerPositions,
        StopReason = "length",
    };

    /// <summary>Uses the model while nobody else does.</summary>
    internal async Task<T> AloneAsync<T>(Func<Task<T>> use)
    {
        await OneCall.WaitAsync();
        try
        {
            return await use();
        }
        finally
        {
            OneCall.Release();
        }
    }

    /// <summary>Returns a message, which may leave a moment after the end is seen.</summary>
    internal async Task<T> ToldAsync<T>(Func<T, bool> isWanted)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (Sent.All.Select(sent => sent.Message).OfType<T>().FirstOrDefault(isWanted) is { } message)
            {
                return message;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"No {typeof(T).Name} was told within half a minute.");
    }

    internal RecordedGeneration Recorded(string id) => _recorded[Guid.ParseExact(id["gen_".Length..], "N")];

    private async Task<IResult> PutChildAsync(Guid parent, Guid child, ChildGeneration body)
    {
        if (ChildRefusal is { } refusal)
        {
            return refusal.Code is { } code
                ? throw new ApiException(refusal.Status, code, "The child is refused.")
                : Results.Text("<html>No.</html>", "text/html", statusCode: refusal.Status);
        }

        if (_children.TryAdd(child, body))
        {
            var request = await Payloads.GetAsync<RequestDocument>(parent, _generations[parent].Request);
            var tenant = _generations[parent].TenantId;
            await RecordAsync(child, request with { Settings = body.Settings }, tenant, "completed");
        }

        return _generations.TryGetValue(child, out var made)
            ? Results.Ok(Shown(made))
            : Results.StatusCode(503); // still being decoded
    }

    private GenerationReference Shown(GenerationReference made) => _children.ContainsKey(made.GenerationId)
        ? made with { Status = ChildStatus, ErrorCode = ChildStatus == "failed" ? "deadline_exceeded" : null }
        : made;

    private async Task<IResult> AblateAsync(AblateRequest request, CancellationToken cancellation)
    {
        await Gate.WaitAsync(cancellation);
        if (DecodingStatus is { } status)
        {
            return Results.StatusCode(status);
        }

        return await AloneAsync(async () =>
        {
            using var engine = Engine(request.Run);
            var answer = await engine.AblateAsync(
                request.Targets, [.. request.Masks.Select(PositionRuns.Positions)], cancellation);
            return Results.Ok(new AblateResponse
            {
                Logits = answer.Logits,
                LogProbabilities = answer.LogProbabilities,
                Forwards = answer.Forwards,
                Rows = answer.Rows,
            });
        });
    }

    private async Task<IResult> IntegrateAsync(IntegrateRequest request, CancellationToken cancellation)
    {
        await Gate.WaitAsync(cancellation);
        return await AloneAsync(async () =>
        {
            using var engine = Engine(request.Run);
            var quadrature = new Quadrature(request.Rule, request.Points, request.Weights);
            var path = new PathOptions
            {
                Scale = request.LogProbabilities ? TargetScale.LogProbability : TargetScale.Logit,
                Positions = request.Positions is { } runs ? PositionRuns.Positions(runs) : null,
                Masked = PositionRuns.Positions(request.Masked),
                Ends = request.Ends,
            };
            var answer = await engine.IntegrateAsync(request.Targets, quadrature, path, cancellation);
            return Results.Ok(new IntegrateResponse
            {
                Scores = answer.Scores,
                Value = answer.Value,
                Baseline = answer.Baseline,
                Forwards = answer.Forwards,
                Rows = answer.Rows,
            });
        });
    }

    private EngineSnapshotModel Engine(RecordedRun run) =>
        new(Model.Denoiser, _recorded[run.GenerationId], () => Model.Gradients);
}
