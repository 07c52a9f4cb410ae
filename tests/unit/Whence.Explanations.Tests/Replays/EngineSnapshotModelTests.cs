using Whence.Engine.Attribution;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Engine.Steering;
using Whence.Explanations.Inputs;
using Whence.Explanations.Replays;
using Whence.Explanations.Tests.Support;
using Whence.Models;
using Whence.Testing;

namespace Whence.Explanations.Tests.Replays;

public sealed class EngineSnapshotModelTests(TinyModel tiny) : IClassFixture<TinyModel>
{
    public static TheoryData<InputMethod, bool> Methods
    {
        get
        {
            var data = new TheoryData<InputMethod, bool>();
            foreach (var method in Enum.GetValues<InputMethod>())
            {
                data.Add(method, true);
                data.Add(method, false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Explain_TinyModel_AnswersWithSteeringOnOrOff(InputMethod method, bool steered)
    {
        using var model = LoadedModel.Open(tiny.Folder, 1);
        var generation = Generate(model, steered ? SteeringOptions.Amplify([2], 4, 1, 3) : null);
        using var snapshots = new EngineSnapshotModel(model.Denoiser, generation, () => model.Gradients);
        var units = new PromptUnits(model.Package.Tokenizer, generation.Trace.Prompt);
        var target = new AnswerTarget("answer", "", generation.Trace.Prompt.Count, generation.Trace.Length);
        var explanation = await InputAttributor.ExplainAsync(snapshots, new InputQuestion
        {
            Method = method,
            Target = target,
            Units = units.Cut(UnitKind.Word),
            PromptPositions = units.Positions,
            Scale = TargetScale.Logit,
        });
        Assert.Equal(generation.Trace.Commits.Sum(commit => (double)commit.Logit), explanation.Value, 3);
        Assert.Equal(9, explanation.Units.Count);
        Assert.Contains(explanation.Units, unit => Math.Abs(unit.Score) > 1e-3);
        Assert.Equal(16, explanation.Control.Draws);
    }

    [Fact]
    public async Task Explain_ShapleyAndIntegratedGradients_AddUp()
    {
        using var model = LoadedModel.Open(tiny.Folder, 1);
        var generation = Generate(model, null);
        using var snapshots = new EngineSnapshotModel(model.Denoiser, generation, () => model.Gradients);
        var units = new PromptUnits(model.Package.Tokenizer, generation.Trace.Prompt);
        var question = new InputQuestion
        {
            Method = InputMethod.Shapley,
            Target = new AnswerTarget("token:0", "", generation.Trace.Prompt.Count, generation.Trace.Prompt.Count + 1),
            Units = units.Cut(UnitKind.Word),
        };
        var shapley = await InputAttributor.ExplainAsync(snapshots, question);
        Assert.Equal(shapley.Value - shapley.Baseline, Scores.Of(shapley).Sum(), 3);
        var integrated = await InputAttributor.ExplainAsync(
            snapshots, question with { Method = InputMethod.IntegratedGradients });
        Assert.True(integrated.Error.Value < 0.05, $"completeness error {integrated.Error.Value}");
    }

    [Fact]
    public async Task IntegrateAsync_WithoutGradients_SaysWhatToDo()
    {
        using var model = LoadedModel.Open(tiny.Folder, 1);
        using var snapshots = new EngineSnapshotModel(model.Denoiser, Generate(model, null));
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => snapshots.IntegrateAsync([0], Quadrature.RightRiemann(1), new PathOptions()));
        Assert.Contains("itp, hipe or ablation", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AblateAsync_FewerRows_ThanWithoutReuse()
    {
        using var model = LoadedModel.Open(tiny.Folder, 1);
        var generation = Generate(model, null);
        using var snapshots = new EngineSnapshotModel(model.Denoiser, generation);
        var commits = Enumerable.Range(0, generation.Trace.Commits.Count).ToArray();
        var ablations = await snapshots.AblateAsync(commits, [[3], [20]]);
        Assert.True(ablations.Rows < 2L * commits.Length * generation.Trace.Length / 2, $"{ablations.Rows} rows");
        Assert.Equal(generation.Options.GuidanceScale > 0, snapshots.IsGuided);
    }

    private static RecordedGeneration Generate(LoadedModel model, SteeringOptions? steering)
    {
        var options = GenerationOptions.Greedy(16) with { Steering = steering };
        var prompt = model.Package.Tokenizer.Encode("The keeper trims the lamp and the tide turned.");
        var result = new Decoder(model.Denoiser).Decode(new DecodeRequest(prompt, options));
        return new RecordedGeneration(result.Trace, options);
    }
}
