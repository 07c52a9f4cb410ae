using Whence.Engine.Cpu;
using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Engine.Tests.Reference;
using Whence.Engine.Tests.Support;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Gradients;

/// <summary>The whole transformer, forward and backward, against float64.</summary>
public sealed class TransformerTapeTests
{
    // Two sequences whose last blocks are cut short.
    private static readonly SequenceBatch Batch = new([TinyModels.Prompt(6, 1), TinyModels.Prompt(3, 2)]);

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Forward_EveryVariant_EqualsTheOracle(string variant)
    {
        var set = TinyModels.Draw(TinyModels.Variants[variant], 71);
        var oracle = new OracleTransformer(new OracleWeights(set));
        var tape = new TransformerTape(set, WorkerPool.CallerOnly);
        var hidden = tape.Forward(Batch);
        var expected = Hidden(oracle, Embeddings(oracle)).SelectMany(row => row).ToArray();
        Near.Equal(expected, hidden, 3e-6, "hidden");
    }

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Denoiser_EveryVariant_EqualsTheOracle(string variant)
    {
        var set = TinyModels.Draw(TinyModels.Variants[variant], 72);
        var oracle = new OracleTransformer(new OracleWeights(set));
        using var denoiser = CpuDenoiser.FromParameters(set, WorkerPool.CallerOnly);
        var tokens = TinyModels.Prompt(11, 3);
        var pass = new CpuInspector(denoiser).Forward(tokens);
        var expected = oracle.Forward(oracle.Embed(tokens));
        Near.Equal(expected.SelectMany(row => row).ToArray(), pass.Hidden, 3e-6, "hidden");
        if (set.Config.Concepts.ResidualCorrection)
        {
            var logits = expected.SelectMany(
                row => Enumerable.Range(0, set.Config.VocabularySize).Select(token => oracle.Logit(row, token)));
            Near.Equal(logits.ToArray(), pass.Logits, 3e-6, "logits");
        }
    }

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Backward_Inputs_EqualFiniteDifferences(string variant)
    {
        var set = TinyModels.Draw(TinyModels.Variants[variant], 73);
        var oracle = new OracleTransformer(new OracleWeights(set));
        var upstream = Upstream(set);
        var tape = new TransformerTape(set, WorkerPool.CallerOnly);
        tape.Forward(Batch);
        var gradient = tape.Backward(Batch, upstream, weights: false);
        var embeddings = Embeddings(oracle);
        FiniteDifference.CheckRows(embeddings, () => Loss(oracle, embeddings, upstream), gradient, variant);
    }

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Backward_Weights_EqualFiniteDifferences(string variant)
    {
        var set = TinyModels.Draw(TinyModels.Variants[variant], 74);
        var weights = new OracleWeights(set);
        var oracle = new OracleTransformer(weights);
        var upstream = Upstream(set);
        var tape = new TransformerTape(set, WorkerPool.CallerOnly);
        set.ClearGradients();
        tape.Forward(Batch);
        tape.Backward(Batch, upstream, weights: true);
        FiniteDifference.CheckWeights(
            set,
            weights,
            () => Loss(oracle, Embeddings(oracle), upstream),
            variant,
            name => name.StartsWith("transformer.", StringComparison.Ordinal) && name != ParameterNames.Head);
    }

    [Fact]
    public void Backward_Twice_AddsToTheGradients()
    {
        var set = TinyModels.Draw(TinyModels.Plain, 75);
        var upstream = Upstream(set);
        var tape = new TransformerTape(set, WorkerPool.CallerOnly);
        set.ClearGradients();
        tape.Forward(Batch);
        tape.Backward(Batch, upstream, weights: true);
        var once = set.All.Select(parameter => (float[])parameter.Gradient.Clone()).ToList();
        tape.Forward(Batch);
        tape.Backward(Batch, upstream, weights: true);
        for (var i = 0; i < once.Count; i++)
        {
            Near.Equal(
                [.. once[i].Select(value => 2.0 * value)], set.All[i].Gradient, 1e-6, set.All[i].Spec.Name);
        }
    }

    [Fact]
    public void Backward_AnyNumberOfWorkers_GivesTheSameBits()
    {
        using var pool = new WorkerPool(2);
        var expected = Run(WorkerPool.CallerOnly);
        var actual = Run(pool);
        for (var i = 0; i < expected.Count; i++)
        {
            Near.SameBits(expected[i], actual[i], $"gradient {i}");
        }
    }

    private static List<float[]> Run(WorkerPool pool)
    {
        var set = TinyModels.Draw(TinyModels.Variants["pre-norm gelu, biases"], 76);
        var tape = new TransformerTape(set, pool);
        set.ClearGradients();
        tape.Forward(Batch);
        var inputs = tape.Backward(Batch, Upstream(set), weights: true).ToArray();
        return [inputs, .. set.All.Select(parameter => parameter.Gradient)];
    }

    private static float[] Upstream(ParameterSet set) => Draw.Normal(5, Batch.Rows * set.Config.Width);

    private static double[][] Embeddings(OracleTransformer oracle) => oracle.Embed(Batch.Tokens);

    private static double Loss(OracleTransformer oracle, double[][] embeddings, float[] upstream)
    {
        var hidden = Hidden(oracle, embeddings);
        var loss = 0.0;
        for (var row = 0; row < hidden.Count; row++)
        {
            for (var i = 0; i < hidden[row].Length; i++)
            {
                loss += hidden[row][i] * upstream[(row * hidden[row].Length) + i];
            }
        }

        return loss;
    }

    private static List<double[]> Hidden(OracleTransformer oracle, double[][] embeddings) =>
    [
        .. Enumerable.Range(0, Batch.Sequences)
            .SelectMany(i => oracle.Forward(embeddings[Batch.Starts[i]..Batch.Starts[i + 1]])),
    ];
}
