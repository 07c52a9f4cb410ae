using Whence.Engine.Configuration;
using Whence.Engine.Randomness;
using Whence.Engine.Tests.Gradients;
using Whence.Engine.Tests.Reference;
using Whence.Engine.Tests.Support;
using Whence.Engine.Training;
using Whence.Engine.Training.Data;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Training;

/// <summary>Losses and gradients of all objectives against float64, with what carries no gradient held still.</summary>
public sealed class TrainingModelTests
{
    private const ulong DrawSeed = 5;

    private static readonly TrainingOptions Options = new()
    {
        Steps = 10, ConceptWeight = 0.7f, ReconstructionWeight = 1.3f, IndependenceWeight = 2f, ResidualDropout = 0.5f,
    };

    public static TheoryData<string> Variants =>
    [
        "plain", "pre-norm gelu, biases", "layer norm, untied relu", "pre layer norm, silu, clipped",
        "one key head, no rotary, biases",
    ];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Step_EveryVariant_EqualsFiniteDifferences(string variant) =>
        Check(TinyModels.Variants[variant], Options, 0.5f, batchSeed: 3);

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(0f, 1f)]
    [InlineData(1f, 0f)]
    [InlineData(1f, 1f)]
    public void Step_ForcingAndDropout_EqualFiniteDifferences(float forcing, float dropout) =>
        Check(TinyModels.Plain, Options with { ResidualDropout = dropout }, forcing, batchSeed: 4);

    [Theory]
    [InlineData(1f, 0f, 0f)]
    [InlineData(0f, 1f, 0f)]
    [InlineData(0f, 0f, 1f)]
    public void Step_OneObjectiveAlone_EqualsFiniteDifferences(
        float concept, float reconstruction, float independence) =>
        Check(
            TinyModels.Plain,
            Options with
            {
                ConceptWeight = concept, ReconstructionWeight = reconstruction, IndependenceWeight = independence,
            },
            0.5f,
            batchSeed: 3);

    [Fact]
    public void Step_NothingMasked_LosesNothing()
    {
        var set = TinyModels.Draw(TinyModels.Plain, 94);
        set.ClearGradients();
        var batch = NoiseSource.DrawUniform(Batches.Sequences, TinyModels.Plain, new SplitMix64(1), 0);
        var losses = new TrainingModel(set, Options, WorkerPool.CallerOnly).Step(batch, 1, new SplitMix64(DrawSeed));
        Assert.Equal(default, losses);
        Assert.All(set.All, parameter => Assert.All(parameter.Gradient, value => Assert.Equal(0, value)));
    }

    [Fact]
    public void Step_AnyNumberOfWorkers_GivesTheSameBits()
    {
        using var pool = new WorkerPool(2);
        var expected = Gradients(WorkerPool.CallerOnly);
        var actual = Gradients(pool);
        for (var i = 0; i < expected.Count; i++)
        {
            Near.SameBits(expected[i], actual[i], $"gradient {i}");
        }
    }

    [Theory]
    [InlineData("no discovered head")]
    [InlineData("attention heads")]
    [InlineData("dense discovered, ranked logits")]
    public void Constructor_HeadThatCannotBeTrained_SaysWhatToSet(string variant)
    {
        var set = TinyModels.Draw(TinyModels.Variants[variant], 91);
        var error = Assert.Throws<NotSupportedException>(() => new TrainingModel(set, Options, WorkerPool.CallerOnly));
        Assert.Contains("use_", error.Message, StringComparison.Ordinal);
    }

    private static void Check(ModelConfig config, TrainingOptions options, float forcing, ulong batchSeed)
    {
        var set = TinyModels.Draw(config, 92);
        var batch = Batches.Noisy(batchSeed);
        var weights = new OracleWeights(set);
        var oracle = Oracle(weights, batch, options, forcing);
        set.ClearGradients();
        var model = new TrainingModel(set, options, WorkerPool.CallerOnly);
        var losses = model.Step(batch, forcing, new SplitMix64(DrawSeed));
        var expected = oracle.Losses();
        Near.Equal(expected.Language, losses.Language, 1e-5, "language loss");
        Near.Equal(expected.Concept, losses.Concept, 1e-5, "concept loss");
        Near.Equal(expected.Reconstruction, losses.Reconstruction, 1e-5, "reconstruction loss");
        Near.Equal(expected.Independence, losses.Independence, 1e-5, "independence loss");
        FiniteDifference.CheckWeights(
            set, weights, () => oracle.Losses(expected.Rows).Total(options), "training");
    }

    // Draws what the model draws, in its order: the forced sequences, then the dropped residuals.
    private static OracleObjectives Oracle(
        OracleWeights weights, NoisyBatch batch, TrainingOptions options, float forcing)
    {
        var random = new SplitMix64(DrawSeed);
        bool[] forced = [.. batch.Clean.Select(_ => random.NextDouble() < forcing)];
        bool[] dropped = [.. batch.MaskedRows.Select(_ => random.NextDouble() < options.ResidualDropout)];
        Assert.True(batch.MaskedRows.Length > 8 && batch.MaskedChunks.Count > 2, "the batch is too small to test with");
        return new OracleObjectives(weights, batch, forced, dropped);
    }

    private static List<float[]> Gradients(WorkerPool pool)
    {
        var set = TinyModels.Draw(TinyModels.Plain, 93);
        set.ClearGradients();
        new TrainingModel(set, Options, pool).Step(Batches.Noisy(7), 0.5f, new SplitMix64(DrawSeed));
        return [.. set.All.Select(parameter => parameter.Gradient)];
    }
}
