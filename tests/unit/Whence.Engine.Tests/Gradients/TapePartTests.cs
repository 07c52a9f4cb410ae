using Whence.Engine.Configuration;
using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Engine.Tests.Reference;
using Whence.Engine.Tests.Support;
using Whence.Tensors.Kernels;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Gradients;

/// <summary>Each part of a tape alone, forward and backward, against float64.</summary>
public sealed class TapePartTests
{
    private const int Count = 6;

    private static readonly RowParallel Rows = new(WorkerPool.CallerOnly);

    // One sequence of six positions: a block of four and one cut short.
    private static readonly SequenceBatch Batch = new([new int[Count]]);

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Mlp_ForwardAndBackward_EqualTheOracle(string variant)
    {
        var set = TinyModels.Draw(TinyModels.Variants[variant], 81);
        var part = new MlpTape(set, 1);
        Check(
            set,
            (source, result) => part.Forward(Rows, Count, source, result),
            (source, upstream, gradient) =>
                part.Backward(Rows, Count, upstream, source, gradient, Scratch(set, part.InnerWidth), weights: true),
            (oracle, x) => [.. x.Select(row => oracle.Mlp(row, 1))],
            name => name.StartsWith("transformer.blocks.1.mlp", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Attention_ForwardAndBackward_EqualTheOracle(string variant)
    {
        var set = TinyModels.Draw(TinyModels.Variants[variant], 82);
        var part = new AttentionTape(set, 1, Rotary(set.Config));
        Check(
            set,
            (source, result) => part.Forward(Rows, Batch, source, result),
            (source, upstream, gradient) =>
                part.Backward(Rows, Batch, upstream, source, gradient, Scratch(set, 1), weights: true),
            (oracle, x) => oracle.Attention(x, 1),
            name => name.StartsWith("transformer.blocks.1.attn", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Block_ForwardAndBackward_EqualTheOracle(string variant)
    {
        var set = TinyModels.Draw(TinyModels.Variants[variant], 83);
        var part = new BlockTape(set, 0, Rotary(set.Config));
        Check(
            set,
            (source, result) =>
            {
                source.CopyTo(result, 0);
                part.Forward(Rows, Batch, result);
            },
            (_, upstream, gradient) =>
            {
                upstream.CopyTo(gradient, 0);
                part.Backward(Rows, Batch, gradient, Scratch(set, part.InnerWidth), weights: true);
            },
            (oracle, x) =>
            {
                double[][] copy = [.. x.Select(row => (double[])row.Clone())];
                oracle.Block(copy, 0);
                return copy;
            },
            name => name.StartsWith("transformer.blocks.0", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Norm_ForwardAndBackward_EqualTheOracle(bool rms)
    {
        var set = TinyModels.Draw(TinyModels.Plain with { RmsNorm = rms }, 84);
        var part = NormStage.OfRows(set, ParameterNames.FinalNorm, set.Config.EffectiveNormEpsilon);
        Check(
            set,
            (source, result) => part.Forward(Rows, source, result, Count),
            (source, upstream, gradient) => part.Backward(Rows, upstream, source, gradient, Count, weights: true),
            (oracle, x) => [.. x.Select(row => oracle.Norm(row, ParameterNames.FinalNorm))],
            name => name.StartsWith(ParameterNames.FinalNorm, StringComparison.Ordinal));
    }

    [Fact]
    public void Linear_ForwardAndBackward_EqualTheOracle()
    {
        var set = TinyModels.Draw(TinyModels.Plain with { Bias = true }, 85);
        var name = ParameterNames.AttentionOutput(0);
        var part = new LinearLayer(set[name + ".weight"], set[name + ".bias"]);
        Check(
            set,
            (source, result) => part.Forward(Rows, source, Count, result),
            (source, upstream, gradient) =>
            {
                part.BackwardWeight(Rows, upstream, source, Count);
                part.BackwardInput(Rows, upstream, Count, gradient, accumulate: false);
            },
            (oracle, x) => [.. x.Select(row => oracle.Linear(row, name))],
            parameter => parameter.StartsWith(name, StringComparison.Ordinal));
    }

    [Fact]
    public void Linear_AccumulatedInputGradient_AddsToWhatIsThere()
    {
        var set = TinyModels.Draw(TinyModels.Plain, 86);
        var part = new LinearLayer(set[ParameterNames.AttentionOutput(0) + ".weight"], null);
        var upstream = Draw.Normal(1, Count * part.Outputs);
        var (fresh, added) = (new float[Count * part.Inputs], new float[Count * part.Inputs]);
        Array.Fill(added, 3);
        part.BackwardInput(Rows, upstream, Count, fresh, accumulate: false);
        part.BackwardInput(Rows, upstream, Count, added, accumulate: true);
        Near.Equal([.. fresh.Select(value => value + 3.0)], added, 1e-6, "sum");
    }

    [Fact]
    public void Norm_OfHeadsInsideRows_LeavesTheRestAlone()
    {
        var set = TinyModels.Draw(TinyModels.Plain, 87);
        var weight = set[ParameterNames.QueryNorm(0) + ".weight"];
        var stage = new NormStage(weight, null, 1e-5f, stride: 32, offset: 8, groups: 2);
        var x = Draw.Normal(2, 3 * 32);
        var y = new float[x.Length];
        stage.Forward(Rows, x, y, 3);
        var oracle = new OracleTransformer(new OracleWeights(set));
        var expected = new double[x.Length];
        foreach (var place in new[] { 8, 12, 40, 44, 72, 76 })
        {
            oracle.Norm(Draw.Widen(x.AsSpan(place, 4)), ParameterNames.QueryNorm(0)).CopyTo(expected, place);
        }

        Near.Equal(expected, y, 1e-6, "heads");
    }

    private static void Check(
        ParameterSet set,
        Action<float[], float[]> forward,
        Action<float[], float[], float[]> backward,
        Func<OracleTransformer, double[][], double[][]> expected,
        Func<string, bool> select)
    {
        var width = set.Config.Width;
        var (source, upstream) = (Draw.Normal(7, Count * width), Draw.Normal(8, Count * width));
        var (result, gradient) = (new float[Count * width], new float[Count * width]);
        var weights = new OracleWeights(set);
        var oracle = new OracleTransformer(weights);
        var rows = Draw.Rows(source, width);
        set.ClearGradients();
        forward(source, result);
        Near.Equal([.. expected(oracle, rows).SelectMany(row => row)], result, 3e-6, "forward");
        backward(source, upstream, gradient);
        var up = Draw.Rows(upstream, width);
        double Loss() => expected(oracle, rows).Zip(up, (y, u) => OracleTransformer.Dot(y, u)).Sum();
        FiniteDifference.CheckRows(rows, Loss, gradient, "source");
        FiniteDifference.CheckWeights(set, weights, Loss, "weights", select);
    }

    private static RotaryTable? Rotary(ModelConfig config) =>
        config.Rotary ? new RotaryTable(config.ContextLength, config.HeadDim, config.RotaryBase) : null;

    private static TapeScratch Scratch(ParameterSet set, int innerWidth)
    {
        var (scratch, config) = (new TapeScratch(), set.Config);
        var qkv = config.Attention.QueryWidth + (2 * config.Attention.KeyWidth);
        scratch.Grow(Count, config.Width, qkv, innerWidth, config.MlpWidth);
        return scratch;
    }
}
