using Whence.Tensors.Kernels;
using Whence.Tensors.Simd;
using Whence.Tensors.Tests.Reference;
using Whence.Tensors.Tests.Support;

namespace Whence.Tensors.Tests.Kernels;

public sealed class LayerNormTests
{
    private const int RowCount = 3;
    private const float Epsilon = 1e-3f;

    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Forward_OddSizes_MatchesOracle(SimdLevel level, int channels)
    {
        var (x, weight, bias) = Input(channels);
        var (y, mean, inverse) = (new float[x.Length], new float[RowCount], new float[RowCount]);

        LayerNorm.Forward(level, x, weight, bias, Epsilon, y, mean, inverse);

        var expected = NormReference.Layer(Draw.Widen(x), Draw.Widen(weight), Draw.Widen(bias), Epsilon);
        Near.Equal(expected, y, 1e-5, "y");
    }

    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Backward_OddSizes_MatchesFiniteDifferences(SimdLevel level, int channels)
    {
        var (x, weight, bias) = Input(channels);
        var (y, mean, inverse) = (new float[x.Length], new float[RowCount], new float[RowCount]);
        var dy = Draw.Normal(4, x.Length);
        var (dx, dWeight, dBias) = (Draw.Normal(5, x.Length), new float[channels], new float[channels]);
        LayerNorm.Forward(level, x, weight, bias, Epsilon, y, mean, inverse);

        LayerNorm.Backward(level, dy, x, weight, mean, inverse, dx, dWeight, dBias);

        var (x64, weight64, bias64) = (Draw.Widen(x), Draw.Widen(weight), Draw.Widen(bias));
        var byInput = FiniteDifference.Gradient(at => NormReference.Layer(at, weight64, bias64, Epsilon), x64, dy);
        var byWeight = FiniteDifference.Gradient(at => NormReference.Layer(x64, at, bias64, Epsilon), weight64, dy);
        var byBias = FiniteDifference.Gradient(at => NormReference.Layer(x64, weight64, at, Epsilon), bias64, dy);
        Near.Equal(byInput, dx, 5e-5, "dx");
        Near.Equal(byWeight, dWeight, 5e-5, "dWeight");
        Near.Equal(byBias, dBias, 2e-5, "dBias");
    }

    [Theory]
    [MemberData(nameof(Levels.All), MemberType = typeof(Levels))]
    public void Forward_InPlaceOrRowByRow_GivesTheSameBits(SimdLevel level)
    {
        var (x, weight, bias) = Input(100);
        var (y, mean, inverse) = (new float[x.Length], new float[RowCount], new float[RowCount]);
        LayerNorm.Forward(level, x, weight, bias, Epsilon, y, mean, inverse);

        for (var row = 0; row < RowCount; row++)
        {
            var rowOf = x.AsSpan(row * 100, 100);
            LayerNorm.Forward(level, rowOf, weight, bias, Epsilon, rowOf, mean.AsSpan(0, 1), inverse.AsSpan(0, 1));
        }

        Near.SameBits(y, x, "y");
    }

    [Theory]
    [MemberData(nameof(Levels.All), MemberType = typeof(Levels))]
    public void Forward_ConstantRow_GivesTheBias(SimdLevel level)
    {
        var (x, y) = (new float[40], new float[40]);
        Array.Fill(x, 4096f);
        var bias = Draw.Normal(1, 40);

        LayerNorm.Forward(level, x, Draw.Normal(2, 40), bias, Epsilon, y, new float[1], new float[1]);

        Near.SameBits(bias, y, "y");
    }

    [Fact]
    public void PublicCalls_Warm_UseTheChosenLevelAndAllocateNothing()
    {
        var (x, weight, bias) = Input(100);
        var (y, mean, inverse, dx) = (new float[300], new float[3], new float[3], new float[300]);
        var (yLevel, dxLevel) = (new float[300], new float[300]);
        var (dWeight, dBias) = (new float[100], new float[100]);

        Allocation.IsZero(() => LayerNorm.Forward(x, weight, bias, Epsilon, y, mean, inverse));
        Allocation.IsZero(() => LayerNorm.Backward(y, x, weight, mean, inverse, dx, dWeight, dBias));

        LayerNorm.Forward(SimdSupport.Level, x, weight, bias, Epsilon, yLevel, mean, inverse);
        LayerNorm.Backward(SimdSupport.Level, y, x, weight, mean, inverse, dxLevel, [], []);
        Near.SameBits(yLevel, y, "y");
        Near.SameBits(dxLevel, dx, "dx");
    }

    [Fact]
    public void Forward_LengthsThatDoNotFit_NamesTheSpan()
    {
        var (two, three, six) = (new float[2], new float[3], new float[6]);
        Assert.Throws<ArgumentException>("bias", () => LayerNorm.Forward(six, three, two, 0, six, two, two));
        Assert.Throws<ArgumentException>("mean", () => LayerNorm.Forward(six, three, three, 0, six, three, two));
        Assert.Throws<ArgumentException>(
            "dBias", () => LayerNorm.Backward(six, six, three, two, two, new float[6], [], two));
    }

    private static (float[] X, float[] Weight, float[] Bias) Input(int channels) =>
        (Draw.Normal(1, RowCount * channels, 2), Draw.Normal(2, channels), Draw.Normal(3, channels));
}
