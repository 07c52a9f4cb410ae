using Whence.Tensors.Kernels;
using Whence.Tensors.Simd;
using Whence.Tensors.Tests.Reference;
using Whence.Tensors.Tests.Support;

namespace Whence.Tensors.Tests.Kernels;

public sealed class SwiGluTests
{
    private const int RowCount = 2;

    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Forward_OddSizes_MatchesOracle(SimdLevel level, int width)
    {
        var gateUp = Draw.Normal(1, RowCount * 2 * width, 2);
        var y = new float[RowCount * width];

        SwiGlu.Forward(level, gateUp, y, width);

        Near.Equal(ActivationReference.SwiGlu(Draw.Widen(gateUp), width), y, 1e-6, "y");
    }

    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Backward_OddSizes_MatchesFiniteDifferences(SimdLevel level, int width)
    {
        var gateUp = Draw.Normal(1, RowCount * 2 * width, 2);
        var dy = Draw.Normal(2, RowCount * width);
        var dGateUp = Draw.Normal(3, gateUp.Length);

        SwiGlu.Backward(level, dy, gateUp, dGateUp, width);

        var expected = FiniteDifference.Gradient(
            at => ActivationReference.SwiGlu(at, width), Draw.Widen(gateUp), dy);
        Near.Equal(expected, dGateUp, 3e-6, "dGateUp");
    }

    [Fact]
    public void Forward_FirstHalfOne_IsSiluOfTheSecondHalf()
    {
        float[] gateUp = [1, 1, 3, -2];
        var y = new float[2];

        SwiGlu.Forward(gateUp, y, 2);

        Near.Equal([ActivationReference.Silu(3), ActivationReference.Silu(-2)], y, 1e-6, "y");
    }

    [Fact]
    public void PublicCalls_Warm_UseTheChosenLevelAndAllocateNothing()
    {
        var (gateUp, dy) = (Draw.Normal(1, 400), Draw.Normal(2, 200));
        var (y, dGateUp) = (new float[200], new float[400]);
        var (yLevel, dLevel) = (new float[200], new float[400]);

        Allocation.IsZero(() => SwiGlu.Forward(gateUp, y, 100));
        Allocation.IsZero(() => SwiGlu.Backward(dy, gateUp, dGateUp, 100));

        SwiGlu.Forward(SimdSupport.Level, gateUp, yLevel, 100);
        SwiGlu.Backward(SimdSupport.Level, dy, gateUp, dLevel, 100);
        Near.SameBits(yLevel, y, "y");
        Near.SameBits(dLevel, dGateUp, "dGateUp");
    }

    [Fact]
    public void Calls_LengthsThatDoNotFit_NameTheSpan()
    {
        var (three, four) = (new float[3], new float[4]);
        Assert.Throws<ArgumentException>("gateUp", () => SwiGlu.Forward(three, three, 2));
        Assert.Throws<ArgumentException>("y", () => SwiGlu.Forward(four, three, 2));
        Assert.Throws<ArgumentException>("dGateUp", () => SwiGlu.Backward(new float[2], four, three, 2));
    }
}
