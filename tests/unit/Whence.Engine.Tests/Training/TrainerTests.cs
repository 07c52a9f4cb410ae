using Whence.Engine.Parameters;
using Whence.Engine.Tests.Support;
using Whence.Engine.Training;
using Whence.Engine.Training.Data;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Training;

public sealed class TrainerTests
{
    private static readonly TrainingOptions Options = new()
    {
        Steps = 12, TokensPerBatch = 24, WarmupSteps = 3, LearningRate = 5e-3f, Seed = 9, WholeDocumentSteps = 4,
    };

    [Fact]
    public void Restore_InTheMiddle_GoesOnBitForBit()
    {
        using var folder = new TempFolder();
        var file = folder.At("run.safetensors");
        var straight = NewTrainer(1);
        var expected = Enumerable.Range(0, 12).Select(_ => straight.Step()).ToList();

        var first = NewTrainer(1);
        var actual = Enumerable.Range(0, 6).Select(_ => first.Step()).ToList();
        TrainingCheckpoint.Save(first, file);
        var second = NewTrainer(2);
        TrainingCheckpoint.Restore(second, file);
        actual.AddRange(Enumerable.Range(0, 6).Select(_ => second.Step()));

        Assert.Equal(expected, actual);
        Assert.Equal(straight.TokensSeen, second.TokensSeen);
        Assert.Equal((12, straight.Epoch), (second.StepsTaken, second.Epoch));
        for (var i = 0; i < straight.Parameters.All.Count; i++)
        {
            var name = straight.Parameters.All[i].Spec.Name;
            Near.SameBits(straight.Parameters.All[i].Value, second.Parameters.All[i].Value, name);
            Near.SameBits(straight.FirstMoments[i], second.FirstMoments[i], name + ", first moment");
            Near.SameBits(straight.SecondMoments[i], second.SecondMoments[i], name + ", second moment");
        }
    }

    [Fact]
    public void LoadFromRun_SavedRun_ReadsTheWeights()
    {
        using var folder = new TempFolder();
        var trainer = NewTrainer(3);
        trainer.Step();
        TrainingCheckpoint.Save(trainer, folder.At("run.safetensors"));
        using var store = Safetensors.TensorStore.Open(folder.At("run.safetensors"));
        var loaded = ParameterSet.LoadFromRun(TinyModels.Plain, store);
        foreach (var parameter in trainer.Parameters.All)
        {
            Near.SameBits(parameter.Value, loaded[parameter.Spec.Name].Value, parameter.Spec.Name);
        }
    }

    [Fact]
    public void Step_AnyNumberOfWorkers_TrainsTheSameBits()
    {
        using var pool = new WorkerPool(2);
        var (one, two) = (NewTrainer(4), NewTrainer(4, pool));
        for (var step = 0; step < 3; step++)
        {
            Assert.Equal(one.Step(), two.Step());
        }

        Near.SameBits(one.Parameters.All[0].Value, two.Parameters.All[0].Value, "embedding");
    }

    [Fact]
    public void Step_ToyCorpus_LearnsIt()
    {
        // Four sentences, each with a concept of its own: what is masked follows from what is not.
        var sequences = Enumerable.Range(0, 4).Select(Sentence).ToList();
        var options = new TrainingOptions
        {
            Steps = 150, TokensPerBatch = 48, WarmupSteps = 10, LearningRate = 1e-2f, ConceptWeight = 1, Seed = 5,
        };
        var trainer = new Trainer(
            ParameterSet.Initialize(TinyModels.Plain, 5), sequences, options, WorkerPool.CallerOnly);
        var losses = Enumerable.Range(0, options.Steps).Select(_ => trainer.Step()).ToList();
        var (early, late) = (losses.Take(10).ToList(), losses.TakeLast(30).ToList());
        Assert.InRange(early.Average(loss => loss.Language), 3, 4.5);
        Assert.True(
            late.Average(loss => loss.Language) < 0.7 * early.Average(loss => loss.Language),
            $"the language loss fell from {early.Average(l => l.Language)} to {late.Average(l => l.Language)} only");
        Assert.True(
            late.Average(loss => loss.Concept) < 0.7 * early.Average(loss => loss.Concept),
            $"the concept loss fell from {early.Average(l => l.Concept)} to {late.Average(l => l.Concept)} only");
        Assert.All(losses, loss => Assert.True(float.IsFinite(loss.GradientNorm)));
    }

    // Seven words, the end of the chunk and the end of the text, filled up to whole blocks.
    private static TrainingSequence Sentence(int index)
    {
        int[] words = [.. Enumerable.Range(8 * index, 7)];
        var (chunkEnd, end) = (TinyModels.Plain.Tokens.EndOfChunk, TinyModels.Plain.Tokens.EndOfText);
        return new TrainingSequence(
            [.. words, chunkEnd, end, end, end, end], 9, [new LabelledChunk(0, 7, [index], words)]);
    }

    private static Trainer NewTrainer(ulong seed, WorkerPool? pool = null) => new(
        TinyModels.Draw(TinyModels.Plain, seed), Batches.Sequences, Options, pool ?? WorkerPool.CallerOnly);
}
