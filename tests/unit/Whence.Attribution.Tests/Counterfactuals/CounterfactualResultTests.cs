using System.Text.Json;
using Whence.Attribution.Tests.Explaining;
using Whence.Contracts.Attribution;
using Whence.Contracts.Documents;
using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Explanations.Counterfactuals;
using Whence.Explanations.Inputs;
using Whence.Explanations.Replays;
using Whence.Services.Tests.Support;
using Whence.Steering.Runs;

namespace Whence.Attribution.Tests.Counterfactuals;

/// <summary>What counterfactuals answer over HTTP is what the library answers in one process.</summary>
public sealed class CounterfactualResultTests(ExplainingWorld world) : IClassFixture<ExplainingWorld>
{
    private const string Prompt = "The keeper 😀 trims the lamp at dusk.";
    private const double Tolerance = 1e-9;

    private static readonly SteeringSettings Steering = new() { Concepts = [2], Strength = 3, CutoffTokens = 5 };

    private readonly CounterfactualClient _client = new(world);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Create_Concepts_IsWhatTheLibrarySays(bool steered)
    {
        var id = await world.GenerateAsync(Prompt, steered ? Steering : null);
        var body = """{"concepts":[{"concept":3},{"concept":"#5","clamp":0.25}],"residual":"zeroed","seed":7}""";
        var result = await ResultAsync<ChangedAnswerDocument>(id, body);

        var expected = await InProcessAsync(id, question => question with
        {
            Concepts =
            [
                new ConceptEdit(ConceptKind.Known, 3, EditOperation.Scale, 0),
                new ConceptEdit(ConceptKind.Discovered, 5, EditOperation.Clamp, 0.25f),
            ],
            Residual = ResidualMode.Zeroed,
        });
        AssertSame(expected, result);
        Assert.Equal(("zeroed", "logit"), (result.Residual, result.Scale));
        Assert.Equal(expected.Edits.Select(edit => edit.Delta), result.Edits.Select(edit => edit.Delta));
    }

    [Fact]
    public async Task Create_SpansInCodePoints_IsWhatTheLibrarySays()
    {
        var id = await world.GenerateAsync(Prompt);
        var result = await ResultAsync<ChangedAnswerDocument>(id, """{"spans":[{"start":4,"end":12}],"seed":7}""");

        var units = new PromptUnits(world.Model.Package.Tokenizer, world.Recorded(id).Trace.Prompt);
        var expected = await InProcessAsync(id, question => question with { Spans = units.Spans([(4, 13)]) });
        AssertSame(expected, result);
        Assert.Equal("logprob", result.Scale);
        Assert.Equal(12, result.Spans[0].EndChar); // the astral character is one code point
    }

    [Fact]
    public async Task Create_WithoutRegenerating_MakesNoGeneration()
    {
        var id = await world.GenerateAsync(Prompt);
        var before = world.Children.Count;
        var result = await ResultAsync<ChangedAnswerDocument>(
            id, """{"concepts":[{"concept":3}],"regenerate":false}""");
        Assert.Null(result.TextAfter);
        Assert.Null(result.AfterId);
        Assert.Equal(before, world.Children.Count);
    }

    [Fact]
    public async Task Create_SteeringNone_IsTheTwinAndTheControlOfTheLibrary()
    {
        var id = await world.GenerateAsync(Prompt, Steering);
        var result = await ResultAsync<SteeringTwinDocument>(id, """{"steering":"none","seed":5}""");

        var recorded = world.Recorded(id);
        var request = new DecodeRequest(recorded.Trace.Prompt, recorded.Options);
        var expected = await world.AloneAsync(() => Task.FromResult(
            new SteeredRun(world.Model.Package, world.Model.Denoiser).Run(request, 5)));
        Assert.Equal(expected.Steered.Text, result.Steered.Text);
        Assert.Equal(expected.Unsteered.Text, result.Unsteered.Text);
        Assert.Equal(expected.Control.Text, result.Control.Text);
        Assert.Equal(expected.ControlConcepts, result.ControlConcepts);
        Assert.Equal(expected.MassChange, result.MassChange, Tolerance);
        Assert.Equal(expected.ControlMassChange, result.ControlMassChange, Tolerance);
        Assert.Equal(expected.Disruption!.Value, result.Disruption!.Value, Tolerance);
        Assert.Equal(result.Unsteered.Text, string.Concat(result.Diff.Where(one => one.Kind != "added").Select(Text)));
        Assert.Null(Settings(result.UnsteeredId).Steering);
        Assert.NotNull(Settings(result.ControlId!).Steering);
    }

    [Fact]
    public async Task Create_Completed_IsToldWithItsGenerationsAndWithoutText()
    {
        var id = await world.GenerateAsync(Prompt);
        var made = await _client.EndAsync(await _client.CreateAsync(id, """{"concepts":[{"concept":3}]}"""));
        var message = await world.ToldAsync<CounterfactualAnswered>(
            told => told.CounterfactualId == CounterfactualClient.IdOf(made));

        Assert.Equal((CounterfactualClient.Tenant, "key"), (message.TenantId, message.Principal));
        Assert.DoesNotContain("keeper", JsonSerializer.Serialize(message), StringComparison.Ordinal);
        Assert.Equal(3UL, world.Children[message.AfterId!.Value].Settings.Seed);
        Assert.Equal(message.CounterfactualId, world.Children[message.ControlId!.Value].CounterfactualId);
        var stored = await world.Payloads.GetAsync<CounterfactualDocument>(
            message.GenerationId, message.Counterfactual);
        Assert.Equal(Assert.IsType<ChangedAnswerDocument>(stored).ObservedDelta, message.ObservedDelta);
    }

    private static string Text(TextChangeDocument piece) => piece.Text;

    private static void AssertSame(CounterfactualResult expected, ChangedAnswerDocument result)
    {
        Assert.Equal(expected.PredictedDelta, result.PredictedDelta, Tolerance);
        Assert.Equal(expected.ObservedDelta, result.ObservedDelta, Tolerance);
        Assert.Equal(expected.RandomControl, result.RandomControl, Tolerance);
        Assert.Equal(expected.RandomDeviation, result.RandomDeviation, Tolerance);
        Assert.Equal(expected.Draws, result.Draws);
        Assert.Equal(expected.TextBefore, result.TextBefore);
        Assert.Equal(expected.TextAfter, result.TextAfter);
        Assert.Equal(expected.TextControl, result.TextControl);
        Assert.Equal(expected.ChangedTokens, result.ChangedTokens);
        Assert.Equal(expected.Diff.Select(piece => piece.Text), result.Diff.Select(Text));
        Assert.Equal(Prompt, result.Prompt);
    }

    private GenerationSettings Settings(string generation) =>
        world.Children[Guid.ParseExact(generation["gen_".Length..], "N")].Settings;

    private async Task<T> ResultAsync<T>(string id, string body)
        where T : CounterfactualDocument
    {
        var ended = await _client.EndAsync(await _client.CreateAsync(id, body));
        Assert.True(ended["status"].GetString() == "completed", ended.Body.ToString());
        return Assert.IsType<T>(ended["result"].Deserialize<CounterfactualDocument>(DocumentJson.Options));
    }

    private async Task<CounterfactualResult> InProcessAsync(
        string id, Func<CounterfactualQuestion, CounterfactualQuestion> ask)
    {
        var generation = world.Recorded(id);
        using var snapshots = new EngineSnapshotModel(world.Model.Denoiser, generation);
        var model = new EngineCounterfactualModel(world.Model.Denoiser, snapshots);
        var runner = new CounterfactualRunner(world.Model.Package, model);
        var target = new AnswerTargets(world.Model.Package, generation).Find("answer");
        return await world.AloneAsync(() => runner.RunAsync(
            generation, ask(new CounterfactualQuestion { Target = target, Seed = 7 })));
    }
}
