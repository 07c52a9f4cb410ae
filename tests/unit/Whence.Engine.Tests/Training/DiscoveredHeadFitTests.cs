using Whence.Engine.Tests.Support;
using Whence.Engine.Training;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Training;

public sealed class DiscoveredHeadFitTests
{
    private static readonly TrainingOptions Options = new()
    {
        Steps = 60, TokensPerBatch = 48, WarmupSteps = 5, LearningRate = 1e-2f, Seed = 7,
    };

    [Fact]
    public void Step_FinishedModel_ChangesItsDiscoveredHeadOnly()
    {
        var set = TinyModels.Draw(TinyModels.Plain, 181);
        var before = set.All.Select(parameter => (float[])parameter.Value.Clone()).ToList();
        var fit = new DiscoveredHeadFit(set, Batches.Sequences, Options, WorkerPool.CallerOnly);
        fit.Step();
        for (var i = 0; i < before.Count; i++)
        {
            var isHead = set.All[i].Spec.Name.StartsWith("unknown_head", StringComparison.Ordinal);
            Assert.Equal(isHead, !before[i].SequenceEqual(set.All[i].Value));
        }
    }

    [Fact]
    public void Step_Repeated_ReconstructsBetter()
    {
        var set = TinyModels.Draw(TinyModels.Plain, 182);
        var fit = new DiscoveredHeadFit(set, Batches.Sequences, Options, WorkerPool.CallerOnly);
        var losses = Enumerable.Range(0, Options.Steps).Select(_ => fit.Step()).ToList();
        var early = losses.Take(10).Average(loss => loss.Reconstruction);
        var late = losses.TakeLast(10).Average(loss => loss.Reconstruction);
        Assert.True(late < 0.9 * early, $"the reconstruction loss went from {early} to {late}");
        Assert.All(losses, loss => Assert.Equal((0f, 0f), (loss.Language, loss.Concept)));
    }

    [Fact]
    public void CopyFrom_OtherHeads_TakesOverWhatFits()
    {
        var source = TinyModels.Draw(TinyModels.Plain, 183);
        var wider = TinyModels.Plain with { Concepts = TinyModels.Plain.Concepts with { Discovered = 30 } };
        var target = TinyModels.Draw(wider, 184);
        target.CopyFrom(source);
        foreach (var parameter in target.All)
        {
            var name = parameter.Spec.Name;
            var fits = source[name].Spec == parameter.Spec;
            Assert.Equal(fits, source[name].Value.SequenceEqual(parameter.Value));
        }

        Assert.Equal(2, target.All.Count(parameter => source[parameter.Spec.Name].Spec != parameter.Spec));
    }
}
