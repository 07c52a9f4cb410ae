using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
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
    private LoadedModel? _model;
    private ServiceUnderTest? _neighbours;
    private ServiceUnderTest? _service;

    private TinyModel Tiny { get; } = new();

    private SemaphoreSlim OneCall { get; } = new(1);

    /// <summary>Gets or sets what decoding waits for before it answers.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Gets or sets what decoding answers instead of a replay.</summary>
    public int? DecodingStatus { get; set; }

    internal LoadedModel Model => _model!;

    internal HeldPayloads Payloads { get; } = new();

    internal SentMessages Sent { get; } = new();

    internal ServiceUnderTest Service => _service!;

    public async Task InitializeAsync()
    {
        _model = LoadedModel.Open(Tiny.Folder, 1);
        _neighbours = await ServiceUnderTest.StartAsync(_ => { }, app =>
        {
            app.MapGet("/internal/generations/{id:guid}", (Guid id) =>
                _generations.TryGetValue(id, out var found) ? Results.Ok(found) : Results.NotFound());
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
        string prompt, SteeringSettings? steering = null, string tenant = "tenant-a", string status = "completed")
    {
        var id = Guid.NewGuid();
        var settings = new GenerationSettings { MaxNewTokens = 16, Steps = 16, Seed = 3, Steering = steering };
        var tokens = Model.Package.Tokenizer.Encode(prompt);
        var request = new DecodeRequest(tokens, RecordedOptions.Of(settings));
        var result = await AloneAsync(() => Task.FromResult(new Decoder(Model.Denoiser).Decode(request)));
        var origin = new TraceOrigin(Model.Package.Name, Model.Digest(), Model.Denoiser.Backend);
        var segments = new List<PayloadReference>();
        foreach (var segment in TraceSegment.Cut(result.Trace, TinyModel.BlockLength, origin))
        {
            segments.Add(await Payloads.PutAsync(id, segment.ToBytes(), default));
        }

        _recorded[id] = new RecordedGeneration(result.Trace, request.Options);
        _generations[id] = new GenerationReference
        {
            GenerationId = id,
            TenantId = tenant,
            Status = status,
            Request = await Payloads.PutAsync(id, new RequestDocument { Text = prompt, Settings = settings }),
            Tokens = await Payloads.PutAsync(id, new TokensDocument { Tokens = tokens }),
            Segments = segments,
        };
        return $"gen_{id:N}";
    }

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

    internal RecordedGeneration Recorded(string id) => _recorded[Guid.ParseExact(id["gen_".Length..], "N")];

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
