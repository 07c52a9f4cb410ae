using Whence.Tensors.Kernels;
using Whence.Tensors.Simd;
using Whence.Tensors.Tests.Reference;
using Whence.Tensors.Tests.Support;

namespace Whence.Tensors.Tests.Kernels;

public sealed class ActivationTests
{
    private static readonly float[] Extremes =
        [0f, -0f, 1e-38f, -1e-38f, 88f, -88f, 104f, -104f, 1e4f, -1e4f, 1e20f, -1e20f, 3e38f, -3e38f];

    private delegate void Forward(SimdLevel level, ReadOnlySpan<float> x, Span<float> y);

    private delegate void Backward(SimdLevel level, ReadOnlySpan<float> dy, ReadOnlySpan<float> saved, Span<float> dx);

    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Forward_OddSizes_MatchesOracle(SimdLevel level, int size)
    {
        var x = Draw.Normal(size, size, 3);
        foreach (var (name, forward, _, oracle) in Cases())
        {
            var y = new float[size];
            forward(level, x, y);
            Near.Equal(ActivationReference.Each(oracle, Draw.Widen(x)), y, 1e-6, name);
        }
    }

    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Backward_OddSizes_MatchesFiniteDifferences(SimdLevel level, int size)
    {
        var (x, dy) = (Draw.Normal(size, size, 3), Draw.Normal(size + 1, size));
        foreach (var (name, forward, backward, oracle) in Cases())
        {
            var (saved, dx) = ((float[])x.Clone(), new float[size]);
            if (name == "sigmoid")
            {
                forward(level, x, saved);
            }

            backward(level, dy, saved, dx);
            var expected = FiniteDifference.Gradient(
                at => ActivationReference.Each(oracle, at), Draw.Widen(x), dy);
            Near.Equal(expected, dx, 3e-6, name);
        }
    }

    [Theory]
    [MemberData(nameof(Levels.All), MemberType = typeof(Levels))]
    public void Forward_ExtremeValues_MatchesOracle(SimdLevel level)
    {
        foreach (var (name, forward, _, oracle) in Cases())
        {
            var y = new float[Extremes.Length];
            forward(level, Extremes, y);
            Near.Equal(ActivationReference.Each(oracle, Draw.Widen(Extremes)), y, 1e-6, name);
        }
    }

    [Theory]
    [MemberData(nameof(Levels.All), MemberType = typeof(Levels))]
    public void Backward_ExtremeValues_GivesSlopesOfZeroOrOne(SimdLevel level)
    {
        var ones = new float[8];
        Array.Fill(ones, 1f);
        foreach (var (name, _, backward, _) in Cases().Where(entry => entry.Name != "sigmoid"))
        {
            var dx = new float[8];
            backward(level, ones, Extremes.AsSpan(6), dx);
            Near.Equal([1, 0, 1, 0, 1, 0, 1, 0], dx, 1e-6, name);
        }
    }

    [Fact]
    public void Backward_ReluAtZero_HasSlopeZero()
    {
        foreach (var level in Levels.Available)
        {
            var dx = new float[3];
            Relu.Backward(level, [5, 5, 5], [0f, -0f, 1e-45f], dx);
            Assert.Equal([0f, 0f, 5f], dx);
        }
    }

    [Fact]
    public void Forward_AnyStart_GivesAnElementTheSameBits() => Seeds.Each(100, seed =>
    {
        var random = new Random(seed);
        var x = Draw.Normal(seed, 70, 4);
        var (start, length) = (random.Next(50), random.Next(1, 20));
        foreach (var level in Levels.Available)
        {
            foreach (var (name, forward, _, _) in Cases())
            {
                var (whole, part) = (new float[70], new float[length]);
                forward(level, x, whole);
                forward(level, x.AsSpan(start, length), part);
                Near.SameBits(whole.AsSpan(start, length), part, $"{name} at {level} from {start}");
            }
        }
    });

    [Fact]
    public void PublicCalls_Warm_UseTheChosenLevelAndAllocateNothing()
    {
        var (x, dy) = (Draw.Normal(1, 100), Draw.Normal(2, 100));
        var (y, dx, expected) = (new float[100], new float[100], new float[100]);
        foreach (var (name, forward, backward) in PublicCases())
        {
            Allocation.IsZero(() => forward(default, x, y));
            Allocation.IsZero(() => backward(default, dy, x, dx));
            var entry = Cases().Single(other => other.Name == name);
            entry.Run(SimdSupport.Level, x, expected);
            Near.SameBits(expected, y, name);
            entry.Slope(SimdSupport.Level, dy, x, expected);
            Near.SameBits(expected, dx, name);
        }
    }

    [Fact]
    public void Calls_LengthsThatDiffer_NameTheSpan()
    {
        var (two, three) = (new float[2], new float[3]);
        foreach (var (_, forward, backward, _) in Cases())
        {
            Assert.Throws<ArgumentException>("y", () => forward(SimdLevel.Scalar, two, three));
            Assert.Throws<ArgumentException>("dx", () => backward(SimdLevel.Scalar, two, two, three));
        }
    }

    private static IEnumerable<(string Name, Forward Run, Backward Slope, Func<double, double> Oracle)> Cases() =>
    [
        ("relu", Relu.Forward, Relu.Backward, ActivationReference.Relu),
        ("silu", Silu.Forward, Silu.Backward, ActivationReference.Silu),
        ("gelu", Gelu.Forward, Gelu.Backward, ActivationReference.Gelu),
        ("sigmoid", Sigmoid.Forward, Sigmoid.Backward, ActivationReference.Sigmoid),
    ];

    private static IEnumerable<(string Name, Forward Run, Backward Slope)> PublicCases() =>
    [
        ("relu", (_, x, y) => Relu.Forward(x, y), (_, dy, x, dx) => Relu.Backward(dy, x, dx)),
        ("silu", (_, x, y) => Silu.Forward(x, y), (_, dy, x, dx) => Silu.Backward(dy, x, dx)),
        ("gelu", (_, x, y) => Gelu.Forward(x, y), (_, dy, x, dx) => Gelu.Backward(dy, x, dx)),
        ("sigmoid", (_, x, y) => Sigmoid.Forward(x, y), (_, dy, y, dx) => Sigmoid.Backward(dy, y, dx)),
    ];
}
