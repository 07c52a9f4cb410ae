using Whence.Tensors.Kernels;
using Whence.Tensors.Matrices;
using Whence.Tensors.Simd;
using Whence.Tensors.Threading;

namespace Whence.Cli.Bench;

/// <summary>Measures the matrix products of a decoding step and a square one, beside the ceiling.</summary>
internal static class GemmBench
{
    public static readonly IReadOnlyList<(int Rows, int Columns, int Depth)> Shapes =
        [(64, 2048, 512), (120, 2048, 512), (1024, 1024, 1024)];

    /// <summary>Runs every product on one thread and, where the machine has them, on two.</summary>
    public static GemmReport Run(
        IEnumerable<(int Rows, int Columns, int Depth)> shapes, CancellationToken cancellation)
    {
        var products = new List<GemmRow>();
        var ceiling = new List<CeilingRow>();
        for (var threads = 1; threads <= Math.Min(2, Environment.ProcessorCount); threads++)
        {
            using var pool = new WorkerPool(threads);
            var top = RegisterCeiling.Measure(pool, cancellation);
            ceiling.Add(new CeilingRow(threads, RegisterCeiling.Lanes, Math.Round(top, 1)));
            foreach (var shape in shapes)
            {
                products.Add(Product(pool, shape, brain: false, top, products, cancellation));
                products.Add(Product(pool, shape, brain: true, top, products, cancellation));
            }
        }

        return new GemmReport(SimdSupport.Level.ToString().ToLowerInvariant(), ceiling, products);
    }

    private static GemmRow Product(
        WorkerPool pool,
        (int Rows, int Columns, int Depth) shape,
        bool brain,
        double ceiling,
        List<GemmRow> earlier,
        CancellationToken cancellation)
    {
        var (rows, columns, depth) = shape;
        var left = Values(rows * depth);
        var output = new float[rows * columns];
        using var weight = Pack(Values(columns * depth), columns, depth, brain);
        var speed = Speed.Measure(() => Gemm.Multiply(pool, left, rows, weight, output), cancellation);
        var work = 2.0 * rows * columns * depth / 1e9;
        var (gflops, weights) = (work / speed.BestSeconds, brain ? "bf16" : "f32");
        var single = earlier.Find(row =>
            (row.Rows, row.Columns, row.Depth, row.Weights, row.Threads) == (rows, columns, depth, weights, 1));
        return new GemmRow(
            rows,
            columns,
            depth,
            weights,
            pool.Workers,
            Math.Round(gflops, 1),
            Math.Round(work / speed.MedianSeconds, 1),
            Math.Round(100 * gflops / ceiling, 1),
            Math.Round(gflops / (single?.Gflops ?? gflops), 2),
            speed.AllocatedBytes);
    }

    private static PackedMatrix Pack(float[] weight, int columns, int depth, bool brain)
    {
        if (!brain)
        {
            return PackedMatrix.Pack(weight, columns, depth);
        }

        var narrowed = new ushort[weight.Length];
        Bf16.Narrow(weight, narrowed);
        return PackedMatrix.Pack(narrowed, columns, depth);
    }

    private static float[] Values(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }
}
