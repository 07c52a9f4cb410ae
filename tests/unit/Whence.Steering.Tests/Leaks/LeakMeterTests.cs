using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Models;
using Whence.Steering.Composing;
using Whence.Steering.Leaks;
using Whence.Steering.Runs;
using Whence.Testing;

namespace Whence.Steering.Tests.Leaks;

public sealed class LeakMeterTests : IDisposable
{
    private readonly TinyModel _tiny = new();
    private readonly LoadedModel _model;

    public LeakMeterTests() => _model = LoadedModel.Open(_tiny.Folder, 1);

    [Fact]
    public void Measure_Suppressed_ComparesWithTwinAndControl()
    {
        var leak = Meter().Measure(Question() with { Threshold = 0.9 });
        Assert.Equal((6, 0, "hostile"), (leak.Answers, leak.Concept, leak.Name));
        Assert.True(leak.SteeredMass.Mean < leak.UnsteeredMass.Mean, $"{leak}");
        foreach (var rate in new[] { leak.Steered, leak.Unsteered, leak.Control })
        {
            Assert.InRange(rate.Mean, rate.Low, rate.High);
        }
    }

    [Fact]
    public void Measure_Threshold_DecidesWhatCounts()
    {
        Assert.Equal(1, Meter().Measure(Question() with { Threshold = 0 }).Steered.Mean);
        Assert.Equal(0, Meter().Measure(Question() with { Threshold = 1.1 }).Steered.Mean);
    }

    [Fact]
    public void Measure_WatchedWork_TellsEachAnswer()
    {
        var told = new List<LeakProgress>();
        Meter().Measure(Question(), new Watcher(told.Add));
        Assert.Equal(Enumerable.Range(1, 6).Select(done => new LeakProgress(done, 6)), told);
    }

    [Fact]
    public void Measure_AmplifiedBeside_MeasuresWhatIsSuppressed()
    {
        var leak = Meter().Measure(Question() with { Options = Options(new ConceptPush(ConceptKind.Known, 1)) });
        Assert.Equal((0, "hostile"), (leak.Concept, leak.Name));
        Assert.True(leak.SteeredMass.Mean < leak.UnsteeredMass.Mean, $"{leak}");
    }

    [Fact]
    public void Measure_ScaledDownBesideScaledUp_MeasuresWhatIsLess()
    {
        var options = new GenerationOptions
        {
            MaxNewTokens = 16,
            Edits = new EditOptions
            {
                Concepts =
                [
                    new(ConceptKind.Known, 1, EditOperation.Scale, 2),
                    new(ConceptKind.Known, 3, EditOperation.Scale, 0),
                ],
            },
        };
        Assert.Equal(3, Meter().Measure(Question() with { Options = options }).Concept);
    }

    [Fact]
    public void Measure_NothingSuppressed_IsRefused()
    {
        var options = new GenerationOptions
        {
            MaxNewTokens = 16, Steering = SteeringRecipe.Build(_model.Package, [new(ConceptKind.Known, 1)], []),
        };
        var refusal = Assert.Throws<ModelException>(() => Meter().Measure(Question() with { Options = options }));
        Assert.Contains("suppress one", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Measure_NoPrompt_IsRefused() =>
        Assert.Throws<ModelException>(() => Meter().Measure(Question() with { Prompts = [] }));

    [Fact]
    public void Of_PromptsThatDiffer_HasAnIntervalAroundTheMean()
    {
        var rate = PromptBootstrap.Of([.. Enumerable.Range(0, 40).Select(i => new double[] { i % 2, i % 2 })], 5);
        Assert.Equal(0.5, rate.Mean);
        Assert.InRange(rate.High - rate.Low, 0.2, 0.4); // 3.92 standard errors of sqrt(0.25 / 40)
        Assert.Equal(rate, PromptBootstrap.Of([.. Enumerable.Range(0, 40).Select(i => new double[] { i % 2 })], 5));
    }

    public void Dispose()
    {
        _model.Dispose();
        _tiny.Dispose();
    }

    private LeakMeter Meter() => new(new SteeredRun(_model.Package, _model.Denoiser));

    private LeakQuestion Question() => new()
    {
        Prompts = [[1, 2, 3], [4, 5]],
        Options = Options(),
    };

    private GenerationOptions Options(params ConceptPush[] amplified) => new()
    {
        MaxNewTokens = 16,
        Steering = SteeringRecipe.Build(_model.Package, amplified, [new(ConceptKind.Known, 0, 20)]),
    };

    // Progress<T> reports on other threads, too late to be counted.
    private sealed class Watcher(Action<LeakProgress> tell) : IProgress<LeakProgress>
    {
        public void Report(LeakProgress value) => tell(value);
    }
}
