using Whence.Cli.Generate;
using Whence.Cli.Model;
using Whence.Cli.Terminal;
using Whence.Cli.Tests.Support;
using Whence.Models.Steering;
using Whence.Models;
using Whence.Testing;

namespace Whence.Cli.Tests.Generate;

public sealed class SteeringChoiceTests(TinyModel folder) : IClassFixture<TinyModel>, IDisposable
{
    private readonly LoadedModel _model = LoadedModel.Open(folder.Folder, 1);

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Build_Nothing_IsNoSteering() => Assert.Null(SteeringChoice.Build([], [], _model));

    [Fact]
    public void Build_Amplify_InjectsOneNormalisedDirectionUntilTheCutoff()
    {
        var steering = SteeringChoice.Build(["tides=3", "hostile", "tides"], [], _model)!;
        Assert.Equal([2, 0], steering.Concepts);
        Assert.Equal((3f, true, 32), (steering.Strength, steering.Normalized, steering.CutoffTokens));
        Assert.Null(steering.Layer);
        Assert.Empty(steering.LogitMask);
    }

    [Fact]
    public void Build_AmplifyWithNumbersThatDiffer_GivesEachConceptItsOwn()
    {
        var steering = SteeringChoice.Build(["tides=2", "storm=3", "hostile"], ["1"], _model)!;
        var preset = SteeringStrength.For(_model.Package.Config).AmplifyLogits;
        Assert.Equal(
            [(2, 2f), (3, 3f), (0, preset)], steering.Terms.Select(term => (term.Concept, term.Strength)));
        Assert.Equal([1], steering.LogitMask.Keys);
    }

    [Fact]
    public void Build_AmplifyWithoutANumber_TakesThatOfTheModelsDepth() => Assert.Equal(
        SteeringStrength.For(_model.Package.Config).AmplifyLogits,
        SteeringChoice.Build(["tides"], [], _model)!.Strength);

    [Theory]
    [InlineData(4, 2f, null, -1.75f, 3f)]
    [InlineData(15, 2f, null, -1.75f, 3f)]
    [InlineData(16, 8f, 8, -7f, 20f)]
    [InlineData(32, 8f, 8, -7f, 20f)]
    public void For_Depth_ChoosesThePublishedPresetsFromSixteenLayersOn(
        int layers, float logits, int? layer, float strength, float mask) => Assert.Equal(
        new SteeringStrength(logits, layer, strength, mask),
        SteeringStrength.For(_model.Package.Config with { Layers = layers }));

    [Fact]
    public void Build_Suppress_InjectsTheOppositeAndMasksEveryConcept()
    {
        var steering = SteeringChoice.Build([], ["storm", "2"], _model)!;
        Assert.Equal([3, 2], steering.Concepts);
        Assert.True(steering is { Strength: < 0, Normalized: false, CutoffTokens: null });
        Assert.Equal([2, 3], steering.LogitMask.Keys.Order());
        Assert.All(steering.LogitMask.Values, strength => Assert.True(strength > 0));
    }

    [Fact]
    public void Build_Both_InjectsTheAmplifiedAndMasksTheSuppressed()
    {
        var steering = SteeringChoice.Build(["tides=2"], ["storm"], _model)!;
        Assert.Equal([2], steering.Concepts);
        Assert.Equal((2f, true), (steering.Strength, steering.Normalized));
        Assert.Equal([3], steering.LogitMask.Keys);
    }

    [Theory]
    [InlineData("tides=2,2=3", "", "name it once")]
    [InlineData(" ", "", "give its name or its id")]
    [InlineData("tides", "tides", "'tides' cannot be amplified and suppressed")]
    [InlineData("2", "tides", "'tides' cannot be amplified and suppressed")]
    [InlineData("women", "", "reported but never steered")]
    [InlineData("", "women", "reported but never steered")]
    public void Build_Contradiction_SaysWhatToDo(string amplify, string suppress, string advice)
    {
        var error = Assert.ThrowsAny<Exception>(() => SteeringChoice.Build(List(amplify), List(suppress), _model));
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
    }

    private static string[] List(string values) => values.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
