using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Whence.Contracts.Documents;
using Whence.Contracts.Replays;
using Whence.Decoding.Tests.Support;
using Whence.Engine.Attribution;
using Whence.Explanations.Replays;
using Whence.Hosting.Http;
using Whence.Hosting.Identity;
using Whence.Models;

namespace Whence.Decoding.Tests.Http;

/// <summary>Replays of recorded generations, for attribution.</summary>
public sealed class ReplayTests : IAsyncLifetime, IDisposable
{
    private static readonly int[] Targets = [0, 3, 9];

    private DecodingWorld _world = null!;
    private LoadedModel? _model;
    private TestWorker? _worker;

    private LoadedModel Model => _model!;

    private HttpClient Client => _worker!.Client(ScopeNames.Internal);

    public async Task InitializeAsync()
    {
        _world = new DecodingWorld();
        _model = LoadedModel.Open(_world.Model.Folder, threads: 1);
        _worker = await TestWorker.StartAsync(_world);
    }

    public async Task DisposeAsync()
    {
        await _worker!.DisposeAsync();
        await _world.DisposeAsync();
    }

    public void Dispose() => _model?.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ablate_WhileSessionsRun_IsTheReplayOfTheEngine(bool steered)
    {
        var recorded = await RecordAsync(steered);
        await _world.OrderAsync(Order.Of(64));
        int[][] masks = [[], [1, 2, 3], [0, 7]];

        var answer = await PostAsync<AblateResponse>("/internal/ablate", Ablate(recorded.Run, masks));

        using var engine = new EngineSnapshotModel(Model.Denoiser, recorded.Generation);
        var expected = await engine.AblateAsync(Targets, masks);
        Assert.Equal(expected.Logits, answer.Logits);
        Assert.Equal(expected.LogProbabilities, answer.LogProbabilities);
        Assert.Equal((expected.Forwards, expected.Rows), (answer.Forwards, answer.Rows));
        Assert.Equal(
            Targets.Select(target => recorded.Generation.Trace.Commits[target].Logit),
            answer.Logits[0],
            (left, right) => Math.Abs(left - right) < 1e-3f);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Integrate_WhileSessionsRun_IsTheIntegralOfTheEngine(bool logProbabilities)
    {
        var recorded = await RecordAsync(steered: true);
        await _world.OrderAsync(Order.Of(64));
        var quadrature = Quadrature.GaussLegendre(6);
        var path = logProbabilities
            ? new PathOptions { Scale = TargetScale.LogProbability, Positions = [1, 2, 3], Masked = [5] }
            : new PathOptions();

        var request = Integrate(recorded.Run, quadrature) with
        {
            LogProbabilities = logProbabilities,
            Positions = logProbabilities ? [1, 4] : null,
            Masked = logProbabilities ? [5, 6] : [],
        };
        var answer = await PostAsync<IntegrateResponse>("/internal/integrate", request);

        using var engine = new EngineSnapshotModel(Model.Denoiser, recorded.Generation, () => Model.Gradients);
        var expected = await engine.IntegrateAsync(Targets, quadrature, path);
        Assert.Equal(expected.Scores, answer.Scores);
        Assert.Equal((expected.Value, expected.Baseline), (answer.Value, answer.Baseline));
    }

    [Fact]
    public async Task Ablate_ManyCallersAtOnce_AreAnsweredOrToldToWait()
    {
        var recorded = await RecordAsync(steered: false);
        var calls = Enumerable.Range(0, 12).Select(i => Client.PostAsJsonAsync(
            "/internal/ablate", Ablate(recorded.Run, [[i]]), ApiJson.Options));
        var answers = await Task.WhenAll(calls);

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.All(
            answers.Where(answer => answer.StatusCode != HttpStatusCode.OK),
            answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode));
    }

    [Fact]
    public async Task Ablate_CallerWhoLeaves_FreesThePlaceAndTheEngine()
    {
        var recorded = await RecordAsync(steered: false);
        using var leaving = new CancellationTokenSource();
        int[][] masks = [.. Enumerable.Range(0, 400).Select(i => new[] { i % 8 })];
        var call = Client.PostAsJsonAsync(
            "/internal/ablate", Ablate(recorded.Run, masks), ApiJson.Options, leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        for (var i = 0; i < _world.Options.MaxReplays; i++)
        {
            var answer = await PostAsync<AblateResponse>("/internal/ablate", Ablate(recorded.Run, [[]]));
            Assert.Single(answer.Logits);
        }
    }

    [Theory]
    [InlineData("[]", "[[]]", "targets")]
    [InlineData("[0,0]", "[[]]", "targets")]
    [InlineData("[16]", "[[]]", "targets")]
    [InlineData("[0]", "[]", "masks")]
    [InlineData("[0]", "[[3]]", "masks[0]")]
    [InlineData("[0]", "[[],[3,2]]", "masks[1]")]
    [InlineData("[0]", "[[0,1000]]", "masks[0]")]
    public async Task Ablate_WhatCannotBe_IsRefusedByName(string targets, string masks, string parameter)
    {
        var recorded = await RecordAsync(steered: false);
        var request = Ablate(recorded.Run, [[]]) with
        {
            Targets = JsonSerializer.Deserialize<int[]>(targets)!,
            Masks = JsonSerializer.Deserialize<int[][]>(masks)!,
        };
        Assert.Equal((422, "invalid_value", parameter), await RefusalAsync("/internal/ablate", request));
    }

    [Fact]
    public async Task Ablate_TooManyPositions_IsRefusedWithWhatFits()
    {
        var recorded = await RecordAsync(steered: false);
        _world.Options.MaxReplayRows = 4L * 10 * recorded.Generation.Trace.Length;
        var response = await Client.PostAsJsonAsync(
            "/internal/ablate", Ablate(recorded.Run, [.. Enumerable.Repeat(Array.Empty<int>(), 11)]), ApiJson.Options);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("use at most 10", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ablate_TraceThatIsGone_IsRefused()
    {
        var recorded = await RecordAsync(steered: false);
        var lost = recorded.Run with { Segments = [recorded.Run.Request] };
        Assert.Equal(
            (422, "trace_unreadable", null), await RefusalAsync("/internal/ablate", Ablate(lost, [[]])));
    }

    [Fact]
    public async Task Replays_CallerFromOutside_AreForbidden()
    {
        var recorded = await RecordAsync(steered: false);
        var outside = _worker!.Client([.. ScopeNames.Grantable]);
        foreach (var path in (string[])["/internal/ablate", "/internal/integrate"])
        {
            var response = await outside.PostAsJsonAsync(path, Ablate(recorded.Run, [[]]), ApiJson.Options);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    private static AblateRequest Ablate(RecordedRun run, IReadOnlyList<IReadOnlyList<int>> masks) => new()
    {
        Run = run, Targets = Targets, Masks = [.. masks.Select(PositionRuns.Of)],
    };

    private static IntegrateRequest Integrate(RecordedRun run, Quadrature quadrature) => new()
    {
        Run = run,
        Targets = Targets,
        Rule = quadrature.Name,
        Points = quadrature.Points,
        Weights = quadrature.Weights,
    };

    private Task<RecordedOrder> RecordAsync(bool steered)
    {
        var order = Order.Of(16);
        var steering = new SteeringSettings { Concepts = [2], Strength = 4, CutoffTokens = 6 };
        var settings = order.Settings with { Steering = steered ? steering : null };
        return RecordedOrder.StoreAsync(_world, Model, order with { Settings = settings });
    }

    private async Task<T> PostAsync<T>(string path, object request)
    {
        var response = await Client.PostAsJsonAsync(path, request, ApiJson.Options);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, body);
        return JsonSerializer.Deserialize<T>(body, ApiJson.Options)!;
    }

    private async Task<(int Status, string? Code, string? Parameter)> RefusalAsync(string path, object request)
    {
        var response = await Client.PostAsJsonAsync(path, request, ApiJson.Options);
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error");
        return (
            (int)response.StatusCode, error.GetProperty("code").GetString(), error.GetProperty("param").GetString());
    }
}
