using Whence.Tensors.Kernels;
using Whence.Tensors.Matrices;
using Whence.Tensors.Simd;
using Whence.Tensors.Tests.Reference;
using Whence.Tensors.Tests.Support;
using Whence.Tensors.Threading;

namespace Whence.Tensors.Tests.Matrices;

public sealed class PackedMatrixTests
{
    private const int Depth = 530; // more than one depth block

    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Multiply_OddOutputs_MatchesOracle(SimdLevel level, int outputs)
    {
        const int Rows = 14;
        var (left, weight) = (Draw.Normal(1, Rows * Depth), Draw.Normal(2, outputs * Depth));
        using var packed = PackedMatrix.Pack(weight, outputs, Depth);
        var shape = new GemmShape(Rows, outputs, Depth, leftTransposed: false, rightTransposed: true);
        foreach (var accumulate in new[] { false, true })
        {
            var output = Draw.Normal(3, Rows * outputs);
            var expected = MatrixReference.Multiply(left, weight, output, shape, accumulate);
            Gemm.Multiply(level, WorkerPool.CallerOnly, left, Rows, packed, output, accumulate);
            Near.Equal(expected, output, MatrixReference.Tolerance(Depth), $"add {accumulate}");
        }
    }

    [Theory]
    [MemberData(nameof(Levels.All), MemberType = typeof(Levels))]
    public void Multiply_AnyNumberOfRows_GivesARowTheSameBits(SimdLevel level)
    {
        const int Outputs = 70;
        var left = Draw.Normal(1, 200 * Depth);
        using var packed = PackedMatrix.Pack(Draw.Normal(2, Outputs * Depth), Outputs, Depth);
        using var pool = new WorkerPool(2);
        var all = new float[200 * Outputs];
        Gemm.Multiply(level, pool, left, 200, packed, all, false);

        for (var rows = 1; rows <= 64; rows++)
        {
            var first = (rows * 37) % (200 - rows);
            var some = new float[rows * Outputs];
            var part = left.AsSpan(first * Depth, rows * Depth);
            Gemm.Multiply(level, WorkerPool.CallerOnly, part, rows, packed, some, false);
            Near.SameBits(all.AsSpan(first * Outputs, rows * Outputs), some, $"{rows} rows from {first}");
        }
    }

    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Multiply_BrainFloatWeight_EqualsItsWidenedWeight(SimdLevel level, int outputs)
    {
        var brain = new ushort[outputs * Depth];
        var widened = new float[brain.Length];
        Bf16.Narrow(Draw.Normal(1, brain.Length), brain);
        Bf16.Widen(brain, widened);
        var left = Draw.Normal(2, 5 * Depth);
        using var packed = PackedMatrix.Pack(brain, outputs, Depth);
        using var single = PackedMatrix.Pack(widened, outputs, Depth);
        var (actual, expected) = (new float[5 * outputs], new float[5 * outputs]);

        Gemm.Multiply(level, WorkerPool.CallerOnly, left, 5, packed, actual, false);
        Gemm.Multiply(level, WorkerPool.CallerOnly, left, 5, single, expected, false);

        Near.SameBits(expected, actual, "output");
        Assert.Equal(single.ByteLength, 2 * packed.ByteLength);
    }

    [Theory]
    [MemberData(nameof(Levels.All), MemberType = typeof(Levels))]
    public void Multiply_PackedOrPlainWeight_GivesTheSameBits(SimdLevel level)
    {
        var (left, weight) = (Draw.Normal(1, 20 * Depth), Draw.Normal(2, 50 * Depth));
        using var packed = PackedMatrix.Pack(weight, 50, Depth);
        var shape = new GemmShape(20, 50, Depth, leftTransposed: false, rightTransposed: true);
        var (byPacked, byPlain) = (new float[1000], new float[1000]);

        Gemm.Multiply(level, WorkerPool.CallerOnly, left, 20, packed, byPacked, false);
        Gemm.Multiply(level, WorkerPool.CallerOnly, left, weight, byPlain, shape, false);

        Near.SameBits(byPlain, byPacked, "output");
    }

    [Fact]
    public void Multiply_Warm_AllocatesNothing()
    {
        using var pool = new WorkerPool(2);
        using var single = PackedMatrix.Pack(Draw.Normal(1, 96 * Depth), 96, Depth);
        using var brain = PackedMatrix.Pack(new ushort[96 * Depth], 96, Depth);
        var (left, output) = (Draw.Normal(2, 30 * Depth), new float[30 * 96]);

        Allocation.IsZero(() => Gemm.Multiply(WorkerPool.CallerOnly, left, 30, brain, output));
        Allocation.IsZero(() => Gemm.Multiply(pool, left, 30, single, output));

        Assert.Contains(output, value => value != 0);
    }

    [Fact]
    public void Calls_LengthsThatDoNotFit_Throw()
    {
        using var packed = PackedMatrix.Pack(new float[6], 2, 3);
        Assert.Throws<ArgumentException>(() => PackedMatrix.Pack(new float[5], 2, 3));
        Assert.Throws<ArgumentException>(() => PackedMatrix.Pack(new ushort[7], 2, 3));
        Assert.Throws<ArgumentException>(
            "left", () => Gemm.Multiply(WorkerPool.CallerOnly, new float[5], 2, packed, new float[4]));
        Assert.Throws<ArgumentException>(
            "output", () => Gemm.Multiply(WorkerPool.CallerOnly, new float[6], 2, packed, new float[3]));
    }
}
