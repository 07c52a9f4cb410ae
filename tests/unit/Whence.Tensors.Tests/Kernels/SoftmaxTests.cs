using Whence.Tensors.Kernels;
using Whence.Tensors.Simd;
using Whence.Tensors.Tests.Reference;
using Whence.Tensors.Tests.Support;

namespace Whence.Tensors.Tests.Kernels;

public sealed class SoftmaxTests
{
    private const int RowCount = 2;
    private const float Infinity = float.PositiveInfinity;

    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Forward_OddSizes_MatchesOracle(SimdLevel level, int columns)
    {
        var x = Draw.Normal(1, RowCount * columns, 4);
        var y = new float[x.Length];

        Softmax.Forward(level, x, columns, y);

        Near.Equal(SoftmaxReference.Forward(Draw.Widen(x), columns), y, 1e-6, "y");
    }

    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Backward_OddSizes_MatchesFiniteDifferences(SimdLevel level, int columns)
    {
        var x = Draw.Normal(1, RowCount * columns, 4);
        var dy = Draw.Normal(2, x.Length);
        var (y, dx) = (new float[x.Length], new float[x.Length]);
        Softmax.Forward(level, x, columns, y);

        Softmax.Backward(level, dy, y, columns, dx);

        var expected = FiniteDifference.Gradient(at => SoftmaxReference.Forward(at, columns), Draw.Widen(x), dy);
        Near.Equal(expected, dx, 2e-6, "dx");
    }

    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Forward_NegativeInfinityEntries_AreZeroThere(SimdLevel level, int columns)
    {
        var x = Draw.Normal(1, 2 * columns);
        Array.Fill(x, -Infinity, 0, columns);
        for (var i = columns + 1; i < x.Length; i += 2)
        {
            x[i] = -Infinity;
        }

        Softmax.Forward(level, x, columns, x);

        Assert.All(x[..columns], value => Assert.Equal(0f, value));
        Assert.All(x[columns..].Where((_, i) => i % 2 == 1), value => Assert.Equal(0f, value));
        Near.Equal(1, x[columns..].Sum(), 1e-6, "the sum of the row");
    }

    [Theory]
    [MemberData(nameof(Levels.All), MemberType = typeof(Levels))]
    public void Forward_HugeValues_DoesNotOverflow(SimdLevel level)
    {
        var y = new float[4];

        Softmax.Forward(level, [3e38f, 3e38f, -3e38f, 0f], 4, y);

        Assert.Equal([0.5f, 0.5f, 0f, 0f], y);
    }

    [Fact]
    public void Forward_AnyRow_SumsToOneAndIgnoresAShift() => Seeds.Each(50, seed =>
    {
        var columns = new Random(seed).Next(1, 300);
        var x = Draw.Normal(seed, columns, 5);
        float[] shifted = [.. x.Select(value => value + 64f)];
        foreach (var level in Levels.Available)
        {
            var (y, z) = (new float[columns], new float[columns]);
            Softmax.Forward(level, x, columns, y);
            Softmax.Forward(level, shifted, columns, z);
            Near.Equal(1, y.Sum(), 1e-5, $"the sum at {level}");
            Near.Equal(Draw.Widen(y), z, 1e-4, $"the shifted row at {level}"); // the inputs round to 2^-17
        }
    });

    [Fact]
    public void PublicCalls_Warm_UseTheChosenLevelAndAllocateNothing()
    {
        var (x, dy) = (Draw.Normal(1, 300), Draw.Normal(2, 300));
        var (y, dx) = (new float[300], new float[300]);
        var (yLevel, dxLevel) = (new float[300], new float[300]);

        Allocation.IsZero(() => Softmax.Forward(x, 100, y));
        Allocation.IsZero(() => Softmax.Backward(dy, y, 100, dx));

        Softmax.Forward(SimdSupport.Level, x, 100, yLevel);
        Softmax.Backward(SimdSupport.Level, dy, y, 100, dxLevel);
        Near.SameBits(yLevel, y, "y");
        Near.SameBits(dxLevel, dx, "dx");
    }

    [Fact]
    public void Calls_LengthsThatDoNotFit_NameTheSpan()
    {
        var (three, four) = (new float[3], new float[4]);
        Assert.Throws<ArgumentException>("x", () => Softmax.Forward(three, 2, three));
        Assert.Throws<ArgumentException>("x", () => Softmax.Forward(three, 0, three));
        Assert.Throws<ArgumentException>("y", () => Softmax.Forward(four, 2, three));
        Assert.Throws<ArgumentException>("dx", () => Softmax.Backward(four, four, 2, three));
    }
}
