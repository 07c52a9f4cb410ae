using Whence.Tensors.Matrices;
using Whence.Tensors.Simd;
using Whence.Tensors.Tests.Reference;
using Whence.Tensors.Tests.Support;
using Whence.Tensors.Threading;

namespace Whence.Tensors.Tests.Matrices;

public sealed class GemmTests
{
    // Around the tile heights (1 to 12 rows), the panel width (32), the row block (192) and the depth block (512).
    private static readonly (int Rows, int Columns, int Depth)[] Sizes =
    [
        (1, 1, 1), (3, 5, 7), (1, 33, 16), (12, 32, 64), (13, 31, 100), (17, 64, 257), (25, 100, 3), (64, 65, 33),
        (193, 40, 15), (5, 96, 513), (7, 33, 1025), (200, 1, 1), (64, 257, 100),
    ];

    public static TheoryData<SimdLevel, bool, bool> Transposes
    {
        get
        {
            var data = new TheoryData<SimdLevel, bool, bool>();
            foreach (var level in Levels.Available)
            {
                data.Add(level, false, false);
                data.Add(level, false, true);
                data.Add(level, true, false);
                data.Add(level, true, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Transposes))]
    public void Multiply_OddSizes_MatchesOracle(SimdLevel level, bool leftTransposed, bool rightTransposed)
    {
        foreach (var (rows, columns, depth) in Sizes)
        {
            var shape = new GemmShape(rows, columns, depth, leftTransposed, rightTransposed);
            AssertProduct(level, shape, rows * depth, columns * depth, rows * columns);
        }
    }

    [Theory]
    [MemberData(nameof(Transposes))]
    public void Multiply_SlicesOfWiderRows_MatchesOracleAndKeepsTheGaps(
        SimdLevel level, bool leftTransposed, bool rightTransposed)
    {
        foreach (var (rows, columns, depth) in Sizes)
        {
            var dense = new GemmShape(rows, columns, depth, leftTransposed, rightTransposed);
            var shape = dense with
            {
                LeftStride = dense.LeftStride + 3,
                RightStride = dense.RightStride + 5,
                OutputStride = dense.OutputStride + 7,
            };
            var left = (leftTransposed ? depth : rows) * shape.LeftStride;
            var right = (rightTransposed ? columns : depth) * shape.RightStride;
            AssertProduct(level, shape, left, right, rows * shape.OutputStride);
        }
    }

    [Fact]
    public void Multiply_RandomShapes_MatchesOracle() => Seeds.Each(150, seed =>
    {
        var random = new Random(seed);
        var (rows, columns, depth) = (random.Next(1, 60), random.Next(1, 90), random.Next(1, 600));
        var shape = new GemmShape(rows, columns, depth, random.Next(2) == 0, random.Next(2) == 0);
        var level = Levels.Available.ElementAt(random.Next(Levels.Available.Count()));
        AssertProduct(level, shape, rows * depth, columns * depth, rows * columns);
    });

    [Fact]
    public void Multiply_AnyLevel_GivesTheSameBits()
    {
        var shape = new GemmShape(37, 75, 600);
        var (left, right) = (Draw.Normal(1, 37 * 600), Draw.Normal(2, 600 * 75));
        var scalar = new float[37 * 75];
        Gemm.Multiply(SimdLevel.Scalar, WorkerPool.CallerOnly, left, right, scalar, shape, false);

        foreach (var level in Levels.Available)
        {
            var output = new float[scalar.Length];
            Gemm.Multiply(level, WorkerPool.CallerOnly, left, right, output, shape, false);
            Near.SameBits(scalar, output, level.ToString());
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Multiply_AnyNumberOfWorkers_GivesTheSameBits(int workers)
    {
        using var pool = new WorkerPool(workers);
        foreach (var (rows, columns, depth) in Sizes)
        {
            var shape = new GemmShape(rows, columns, depth, leftTransposed: false, rightTransposed: true);
            var (left, right) = (Draw.Normal(1, rows * depth), Draw.Normal(2, columns * depth));
            var (alone, shared) = (new float[rows * columns], new float[rows * columns]);

            Gemm.Multiply(WorkerPool.CallerOnly, left, right, alone, shape);
            Gemm.Multiply(pool, left, right, shared, shape);

            Near.SameBits(alone, shared, $"{rows} x {columns} x {depth}");
        }
    }

    [Fact]
    public void Multiply_Warm_AllocatesNothing()
    {
        using var pool = new WorkerPool(2);
        var shape = new GemmShape(64, 96, 200);
        var (left, right, output) = (Draw.Normal(1, 64 * 200), Draw.Normal(2, 200 * 96), new float[64 * 96]);

        Allocation.IsZero(() => Gemm.Multiply(pool, left, right, output, shape));
        Allocation.IsZero(() => Gemm.Multiply(WorkerPool.CallerOnly, left, right, output, shape, accumulate: true));

        Assert.Contains(output, value => value != 0);
    }

    [Fact]
    public void Multiply_SpansTooShort_NamesTheSpan()
    {
        var shape = new GemmShape(2, 3, 4);
        var (left, right, output) = (new float[8], new float[12], new float[6]);
        var pool = WorkerPool.CallerOnly;
        Assert.Throws<ArgumentException>("left", () => Gemm.Multiply(pool, output, right, output, shape));
        Assert.Throws<ArgumentException>("right", () => Gemm.Multiply(pool, left, left, output, shape));
        Assert.Throws<ArgumentException>("output", () => Gemm.Multiply(pool, left, right, new float[5], shape));
    }

    private static void AssertProduct(SimdLevel level, in GemmShape shape, int left, int right, int output)
    {
        var (a, b) = (Draw.Normal(1, left), Draw.Normal(2, right));
        foreach (var accumulate in new[] { false, true })
        {
            var c = Draw.Normal(3, output);
            var expected = MatrixReference.Multiply(a, b, c, shape, accumulate);
            Gemm.Multiply(level, WorkerPool.CallerOnly, a, b, c, shape, accumulate);
            var what = $"{shape.Rows} x {shape.Columns} x {shape.Depth}, add {accumulate}";
            Near.Equal(expected, c, MatrixReference.Tolerance(shape.Depth), what);
        }
    }
}
