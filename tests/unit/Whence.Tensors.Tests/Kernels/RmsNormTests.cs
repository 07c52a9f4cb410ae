using Whence.Tensors.Kernels;
using Whence.Tensors.Simd;
using Whence.Tensors.Tests.Reference;
using Whence.Tensors.Tests.Support;

namespace Whence.Tensors.Tests.Kernels;

public sealed class RmsNormTests
{
    private const int RowCount = 3;
    private const float Epsilon = 1e-5f;

    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Forward_OddSizes_MatchesOracle(SimdLevel level, int channels)
    {
        var (x, weight) = Input(channels);
        var (y, inverseRms) = (new float[x.Length], new float[RowCount]);

        RmsNorm.Forward(level, x, weight, Epsilon, y, inverseRms);

        Near.Equal(NormReference.Rms(Draw.Widen(x), Draw.Widen(weight), Epsilon), y, 2e-6, "y");
    }

    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Backward_OddSizes_MatchesFiniteDifferences(SimdLevel level, int channels)
    {
        var (x, weight) = Input(channels);
        var (y, inverseRms) = (new float[x.Length], new float[RowCount]);
        var dy = Draw.Normal(3, x.Length);
        var (dx, dWeight) = (Draw.Normal(4, x.Length), new float[channels]);
        RmsNorm.Forward(level, x, weight, Epsilon, y, inverseRms);

        RmsNorm.Backward(level, dy, x, weight, inverseRms, dx, dWeight);

        var (x64, weight64) = (Draw.Widen(x), Draw.Widen(weight));
        var byInput = FiniteDifference.Gradient(at => NormReference.Rms(at, weight64, Epsilon), x64, dy);
        var byWeight = FiniteDifference.Gradient(at => NormReference.Rms(x64, at, Epsilon), weight64, dy);
        Near.Equal(byInput, dx, 2e-5, "dx");
        Near.Equal(byWeight, dWeight, 2e-5, "dWeight");
    }

    [Theory]
    [MemberData(nameof(Levels.All), MemberType = typeof(Levels))]
    public void Backward_CalledTwice_AccumulatesTheWeightOnly(SimdLevel level)
    {
        var (x, weight) = Input(33);
        var inverseRms = new float[RowCount];
        RmsNorm.Forward(level, x, weight, Epsilon, new float[x.Length], inverseRms);
        var (once, twice) = (new float[33], new float[33]);
        var (dxOnce, dxTwice) = (new float[x.Length], new float[x.Length]);

        RmsNorm.Backward(level, x, x, weight, inverseRms, dxOnce, once);
        RmsNorm.Backward(level, x, x, weight, inverseRms, dxTwice, twice);
        RmsNorm.Backward(level, x, x, weight, inverseRms, dxTwice, twice);

        Near.SameBits(dxOnce, dxTwice, "dx");
        Near.Equal([.. once.Select(value => 2.0 * value)], twice, 1e-6, "dWeight");
    }

    [Theory]
    [MemberData(nameof(Levels.All), MemberType = typeof(Levels))]
    public void Forward_InPlaceOrRowByRow_GivesTheSameBits(SimdLevel level)
    {
        var (x, weight) = Input(100);
        var (y, inverseRms) = (new float[x.Length], new float[RowCount]);
        RmsNorm.Forward(level, x, weight, Epsilon, y, inverseRms);

        for (var row = 0; row < RowCount; row++)
        {
            var rowOf = x.AsSpan(row * 100, 100);
            RmsNorm.Forward(level, rowOf, weight, Epsilon, rowOf, inverseRms.AsSpan(row, 1));
        }

        Near.SameBits(y, x, "y");
    }

    [Theory]
    [MemberData(nameof(Levels.All), MemberType = typeof(Levels))]
    public void Forward_ZerosAndHugeValues_StaysFinite(SimdLevel level)
    {
        float[] x = [0, 0, 0, 1e15f, -1e15f, 1e15f];
        var (y, inverseRms) = (new float[6], new float[2]);

        RmsNorm.Forward(level, x, [1, 1, 1], Epsilon, y, inverseRms);

        Near.Equal([0, 0, 0, 1, -1, 1], y, 1e-6, "y");
        Near.Equal(1 / Math.Sqrt(Epsilon), inverseRms[0], 1e-6, "inverseRms");
    }

    [Fact]
    public void PublicCalls_Warm_UseTheChosenLevelAndAllocateNothing()
    {
        var (x, weight) = Input(100);
        var (y, inverseRms, dx, dWeight) = (new float[300], new float[3], new float[300], new float[100]);
        var (yLevel, dxLevel) = (new float[300], new float[300]);

        Allocation.IsZero(() => RmsNorm.Forward(x, weight, Epsilon, y, inverseRms));
        Allocation.IsZero(() => RmsNorm.Backward(y, x, weight, inverseRms, dx, dWeight));

        RmsNorm.Forward(SimdSupport.Level, x, weight, Epsilon, yLevel, inverseRms);
        RmsNorm.Backward(SimdSupport.Level, y, x, weight, inverseRms, dxLevel, []);
        Near.SameBits(yLevel, y, "y");
        Near.SameBits(dxLevel, dx, "dx");
    }

    [Fact]
    public void Forward_LengthsThatDoNotFit_NamesTheSpan()
    {
        var (two, three, six) = (new float[2], new float[3], new float[6]);
        Assert.Throws<ArgumentException>("x", () => RmsNorm.Forward(new float[7], three, 0, new float[7], two));
        Assert.Throws<ArgumentException>("y", () => RmsNorm.Forward(six, three, 0, new float[5], two));
        Assert.Throws<ArgumentException>("inverseRms", () => RmsNorm.Forward(six, three, 0, six, three));
        Assert.Throws<ArgumentException>("dWeight", () => RmsNorm.Backward(six, six, three, two, new float[6], two));
    }

    private static (float[] X, float[] Weight) Input(int channels) =>
        (Draw.Normal(1, RowCount * channels, 2), Draw.Normal(2, channels));
}
