using Whence.Tensors.Kernels;
using Whence.Tensors.Simd;
using Whence.Tensors.Tests.Reference;
using Whence.Tensors.Tests.Support;

namespace Whence.Tensors.Tests.Kernels;

public sealed class RotaryTests
{
    private const int Heads = 3;
    private static readonly int[] Positions = [0, 1, 511, 7];

    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Forward_SliceOfAWiderRow_MatchesOracleAndLeavesTheRest(SimdLevel level, int half)
    {
        var (x, table, stride) = Input(half);
        var actual = (float[])x.Clone();

        Rotary.Forward(level, actual, stride, Heads, 2 * half, Positions, table);

        var expected = RotaryReference.Forward(Draw.Widen(x), stride, Heads, Positions, table);
        Near.Equal(expected, actual, 1e-6, "x");
    }

    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Backward_OddSizes_MatchesFiniteDifferences(SimdLevel level, int half)
    {
        var (dy, table, stride) = Input(half);
        int[] positions = [511];
        dy = dy[..stride];
        var dx = (float[])dy.Clone();

        Rotary.Backward(level, dx, stride, Heads, 2 * half, positions, table);

        var at = Draw.Widen(Draw.Normal(2, stride));
        var expected = FiniteDifference.Gradient(
            x => RotaryReference.Forward(x, stride, Heads, positions, table), at, dy);
        Near.Equal(expected, dx, 2e-6, "dx");
    }

    [Fact]
    public void Backward_AfterForward_RestoresTheInput() => Seeds.Each(50, seed =>
    {
        var random = new Random(seed);
        var (half, position) = (random.Next(1, 70), random.Next(4096));
        var table = new RotaryTable(4096, 2 * half, 10_000f);
        var x = Draw.Normal(seed, 2 * half);
        foreach (var level in Levels.Available)
        {
            var actual = (float[])x.Clone();
            Rotary.Forward(level, actual, 2 * half, 1, 2 * half, [position], table);
            Rotary.Backward(level, actual, 2 * half, 1, 2 * half, [position], table);
            Near.Equal(Draw.Widen(x), actual, 1e-6, $"x at {level}, half {half}, position {position}");
        }
    });

    [Fact]
    public void Forward_QueryAndKeyShifted_KeepsTheirProduct()
    {
        var (query, key) = (Draw.Normal(1, 64), Draw.Normal(2, 64));
        var table = new RotaryTable(128, 64, 10_000f);

        Near.Equal(Product(query, key, table, 9, 4), Product(query, key, table, 105, 100), 2e-5, "the product");
    }

    [Fact]
    public void Table_AnyPosition_FollowsTheSinglePrecisionFormula()
    {
        var table = new RotaryTable(600, 64, 10_000f);

        for (var pair = 0; pair < 32; pair++)
        {
            var exact = 599 / Math.Pow(10_000, 2 * pair / 64.0);
            var rounded = 599 * (1f / MathF.Pow(10_000f, 2f * pair / 64f));
            Assert.Equal((float)Math.Sin(rounded), table.Sine(599)[pair]);
            Assert.Equal((float)Math.Cos(rounded), table.Cosine(599)[pair]);
            Near.Equal(Math.Sin(exact), table.Sine(599)[pair], 2e-4, "sine"); // the angle has 24 bits
        }
    }

    [Fact]
    public void Table_OddOrEmptyHead_Throws()
    {
        Assert.Throws<ArgumentException>("headDim", () => new RotaryTable(4, 3, 10_000f));
        Assert.Throws<ArgumentOutOfRangeException>("headDim", () => new RotaryTable(4, 0, 10_000f));
        Assert.Throws<ArgumentOutOfRangeException>("positions", () => new RotaryTable(0, 2, 10_000f));
    }

    [Fact]
    public void PublicCalls_Warm_UseTheChosenLevelAndAllocateNothing()
    {
        var (x, table, stride) = Input(20);
        var (there, back, level) = (new float[x.Length], new float[x.Length], (float[])x.Clone());

        Allocation.IsZero(() =>
        {
            x.CopyTo(there, 0);
            Rotary.Forward(there, stride, Heads, 40, Positions, table);
        });
        Allocation.IsZero(() =>
        {
            there.CopyTo(back, 0);
            Rotary.Backward(back, stride, Heads, 40, Positions, table);
        });

        Rotary.Forward(SimdSupport.Level, level, stride, Heads, 40, Positions, table);
        Near.SameBits(level, there, "forward");
        Rotary.Backward(SimdSupport.Level, level, stride, Heads, 40, Positions, table);
        Near.SameBits(level, back, "backward");
    }

    [Fact]
    public void Forward_LayoutThatDoesNotFit_NamesWhatIsWrong()
    {
        var table = new RotaryTable(8, 4, 10_000f);
        var x = new float[16];
        Assert.Throws<ArgumentException>("x", () => Rotary.Forward(x, 8, 2, 4, [0, 1, 2], table));
        Assert.Throws<ArgumentOutOfRangeException>("rowStride", () => Rotary.Forward(x, 7, 2, 4, [0], table));
        Assert.Throws<ArgumentOutOfRangeException>("headDim", () => Rotary.Forward(x, 8, 2, 2, [0], table));
        Assert.Throws<ArgumentOutOfRangeException>("positions", () => Rotary.Forward(x, 8, 2, 4, [8], table));
        Assert.Throws<ArgumentOutOfRangeException>("positions", () => Rotary.Forward(x, 8, 2, 4, [-1], table));
    }

    private static float Product(float[] query, float[] key, RotaryTable table, int queryAt, int keyAt)
    {
        var (turnedQuery, turnedKey) = ((float[])query.Clone(), (float[])key.Clone());
        Rotary.Forward(turnedQuery, 64, 1, 64, [queryAt], table);
        Rotary.Forward(turnedKey, 64, 1, 64, [keyAt], table);
        return Elementwise.Dot(turnedQuery, turnedKey);
    }

    private static (float[] X, RotaryTable Table, int Stride) Input(int half)
    {
        var stride = (Heads * 2 * half) + 5;
        return (Draw.Normal(1, Positions.Length * stride), new RotaryTable(512, 2 * half, 10_000f), stride);
    }
}
