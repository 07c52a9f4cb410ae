using Whence.Tensors.Kernels;
using Whence.Tensors.Simd;
using Whence.Tensors.Tests.Support;

namespace Whence.Tensors.Tests.Kernels;

public sealed class ElementwiseTests
{
    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Maps_OddSizes_MatchTheFormulas(SimdLevel level, int size)
    {
        var (x, y) = (Draw.Normal(1, size), Draw.Normal(2, size));
        var (sum, scaled, product, clamped) = (Copy(y), Copy(y), Copy(y), Copy(y));

        Elementwise.Add(level, x, sum);
        Elementwise.AddScaled(level, x, 0.3f, scaled);
        Elementwise.Scale(level, product, -1.7f);
        Elementwise.Clamp(level, clamped, -0.5f, 0.25f);

        Assert.Equal(y.Zip(x, (left, right) => left + right), sum);
        Assert.Equal(y.Zip(x, (left, right) => MathF.FusedMultiplyAdd(right, 0.3f, left)), scaled);
        Assert.Equal(y.Select(value => value * -1.7f), product);
        Assert.Equal(y.Select(value => Math.Clamp(value, -0.5f, 0.25f)), clamped);
    }

    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Sums_OddSizes_MatchOracle(SimdLevel level, int size)
    {
        var (x, y) = (Draw.Normal(1, size), Draw.Normal(2, size));

        var dot = x.Zip(y, (left, right) => (double)left * right).Sum();
        var squares = x.Sum(value => (double)value * value);
        Near.Equal(dot, Elementwise.Dot(level, x, y), 2e-6, "dot");
        Near.Equal(squares, Elementwise.SumOfSquares(level, x), 1e-6, "sum of squares");
    }

    [Theory]
    [MemberData(nameof(Levels.All), MemberType = typeof(Levels))]
    public void Calls_EmptySpans_DoNothing(SimdLevel level)
    {
        Elementwise.Add(level, [], []);
        Elementwise.Scale(level, [], 2);
        Assert.Equal(0f, Elementwise.Dot(level, [], []));
        Assert.Equal(0f, Elementwise.SumOfSquares(level, []));
    }

    [Fact]
    public void Maps_AnySlice_LeaveTheNeighboursAlone() => Seeds.Each(100, seed =>
    {
        var random = new Random(seed);
        var (start, length) = (random.Next(20), random.Next(60));
        foreach (var level in Levels.Available)
        {
            var values = Draw.Normal(seed, 80);
            var expected = Copy(values);
            Elementwise.Scale(level, values.AsSpan(start, length), 3);
            for (var i = start; i < start + length; i++)
            {
                expected[i] *= 3;
            }

            Near.SameBits(expected, values, $"{level}, {length} from {start}");
        }
    });

    [Fact]
    public void PublicCalls_Warm_AllocateNothing()
    {
        var (x, y) = (Draw.Normal(1, 100), Draw.Normal(2, 100));
        Allocation.IsZero(() => Elementwise.Add(x, y));
        Allocation.IsZero(() => Elementwise.AddScaled(x, 2, y));
        Allocation.IsZero(() => Elementwise.Scale(y, 0.5f));
        Allocation.IsZero(() => Elementwise.Clamp(y, -1, 1));
        var (dot, squares) = (0f, 0f);
        Allocation.IsZero(() => dot = Elementwise.Dot(x, x));
        Allocation.IsZero(() => squares = Elementwise.SumOfSquares(x));

        Assert.All(y, value => Assert.InRange(value, -1, 1));
        Assert.Equal(dot, squares);
    }

    [Fact]
    public void Calls_LengthsThatDiffer_NameTheSpan()
    {
        var (two, three) = (new float[2], new float[3]);
        Assert.Throws<ArgumentException>("y", () => Elementwise.Add(two, three));
        Assert.Throws<ArgumentException>("y", () => Elementwise.AddScaled(two, 1, three));
        Assert.Throws<ArgumentException>("y", () => { _ = Elementwise.Dot(two, three); });
    }

    private static float[] Copy(float[] values) => (float[])values.Clone();
}
