using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Engine.Steering;
using Whence.Models;
using Whence.Steering.Composing;
using Whence.Steering.Runs;
using Whence.Testing;

namespace Whence.Steering.Tests.Runs;

public sealed class SteeredRunTests : IDisposable
{
    private readonly TinyModel _tiny = new();
    private readonly LoadedModel _model;

    public SteeredRunTests() => _model = LoadedModel.Open(_tiny.Folder, 1);

    [Fact]
    public void Run_Amplified_AnswersLikeEachRequestAlone()
    {
        var run = new SteeredRun(_model.Package, _model.Denoiser);
        var requests = run.Plan(Request(Amplified(1, 30)), controlSeed: 3);
        var comparison = run.Run(Request(Amplified(1, 30)), controlSeed: 3);
        var alone = requests.All.Select(request => new Decoder(_model.Denoiser).Decode(request).Answer).ToList();
        Assert.Equal(alone[0], comparison.Steered.Tokens);
        Assert.Equal(alone[1], comparison.Unsteered.Tokens);
        Assert.Equal(alone[2], comparison.Control.Tokens);
        Assert.Equal(0, comparison.Unsteered.ChangedTokens);
        Assert.Equal(
            TokenChanges.Count(comparison.Unsteered.Tokens, comparison.Steered.Tokens),
            comparison.Steered.ChangedTokens);
        Assert.NotNull(comparison.Disruption);
    }

    [Fact]
    public void Run_StronglyAmplified_RaisesTheConceptsMass()
    {
        var comparison = new SteeredRun(_model.Package, _model.Denoiser).Run(Request(Amplified(2, 60)));
        Assert.True(comparison.MassChange > 0.05, $"the mass changed by {comparison.MassChange}");
        Assert.Equal("tides", comparison.Steered.Concepts.Single().Name);
    }

    [Fact]
    public void Plan_Control_IsAsStrongAndOfOtherGroups()
    {
        var run = new SteeredRun(_model.Package, _model.Denoiser);
        for (var seed = 0UL; seed < 30; seed++)
        {
            var steering = SteeringRecipe.Build(
                _model.Package, [new(ConceptKind.Known, 2, 5)], [new(ConceptKind.Known, 0, 4)]);
            var requests = run.Plan(Request(steering), seed);
            Assert.Equal(requests.Steered.Options with { Steering = null }, requests.Unsteered.Options);
            var control = requests.Control.Options.Steering!;
            Assert.Equal((5, 1, 1), (control.Strength, control.Concepts.Count, control.LogitMask.Count));
            Assert.Equal(4, control.LogitMask.Values.Single());

            // Outside the groups of the steered ones only bread baking may be steered; then any other that is left.
            Assert.Equal(4, control.Concepts.Single());
            Assert.True(control.LogitMask.Keys.Single() is 1 or 3, $"seed {seed}");
        }
    }

    [Fact]
    public void Plan_Control_PointsElsewhereAndSharesNoWord()
    {
        var run = new SteeredRun(_model.Package, _model.Denoiser);
        var all = Enumerable.Range(0, TinyModel.Discovered)
            .Select(id => new ConceptDirection(_model.Denoiser, ConceptKind.Discovered, id)).ToList();
        foreach (var target in all)
        {
            var near = all.Where(other => other != target).OrderBy(target.Alignment).Take(4).ToList();
            var best = near.Where(other => !other.Words().Intersect(target.Words()).Any()).ToList();
            var allowed = (best.Count > 0 ? best : near).Select(other => other.Concept).ToHashSet();
            var steering = SteeringRecipe.Build(
                _model.Package, [new(ConceptKind.Discovered, target.Concept, 5)], []);
            var drawn = Enumerable.Range(0, 20).Select(seed =>
                run.Plan(Request(steering), (ulong)seed).ControlConcepts.Single().Concept).ToHashSet();
            Assert.True(drawn.IsSubsetOf(allowed), $"{target.Concept}: {string.Join(' ', drawn)}");
            Assert.True(drawn.Count > 1 || allowed.Count == 1, $"{target.Concept}: always {drawn.First()}");
        }
    }

    [Fact]
    public void Alignment_OfDirections_IsTheSizeOfTheCosine()
    {
        var direction = new ConceptDirection(_model.Denoiser, ConceptKind.Known, 1);
        Assert.Equal(1, direction.Alignment(direction), 1e-12);
        var (left, right) = (new float[_model.Package.Config.Width], new float[_model.Package.Config.Width]);
        _model.Denoiser.ConceptEmbedding(ConceptKind.Known, 1, left);
        _model.Denoiser.ConceptEmbedding(ConceptKind.Known, 4, right);
        var dot = left.Zip(right, (x, y) => (double)x * y).Sum();
        var lengths = Math.Sqrt(left.Sum(x => (double)x * x) * right.Sum(x => (double)x * x));
        Assert.Equal(
            Math.Abs(dot) / lengths, direction.Alignment(new(_model.Denoiser, ConceptKind.Known, 4)), 1e-12);
    }

    [Fact]
    public void Plan_NothingSteered_IsRefused()
    {
        var error = Assert.Throws<GenerationException>(
            () => new SteeredRun(_model.Package, _model.Denoiser).Plan(Request(null)));
        Assert.Equal("steering", error.Parameter);
    }

    [Fact]
    public void Run_RuleThatAborts_IsReported()
    {
        var rule = new SteeringRule
        {
            Name = "at once", Concept = 3, Threshold = 1e-6f, Steering = Amplified(1, 2), Abort = true,
        };
        var request = new DecodeRequest([1, 2, 3], GenerationOptions.Greedy(16) with { Rules = [rule] });
        var comparison = new SteeredRun(_model.Package, _model.Denoiser).Run(request);
        Assert.Equal((StopReason.Rule, "at once"), (comparison.Steered.StopReason, comparison.Steered.AbortedBy));
        Assert.Equal("at once", comparison.Steered.Firings.Single().Rule);
        Assert.Null(comparison.Unsteered.AbortedBy);
    }

    public void Dispose()
    {
        _model.Dispose();
        _tiny.Dispose();
    }

    private static SteeringOptions Amplified(int concept, float logits) =>
        SteeringOptions.Amplify([concept], logits, layer: 1, cutoffTokens: 100);

    private static DecodeRequest Request(SteeringOptions? steering) =>
        new([1, 2, 3], new GenerationOptions { MaxNewTokens = 24, Seed = 9, Steering = steering });
}
