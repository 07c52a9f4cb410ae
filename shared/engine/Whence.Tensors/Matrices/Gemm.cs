using Whence.Tensors.Simd;
using Whence.Tensors.Threading;

namespace Whence.Tensors.Matrices;

/// <summary>
/// Single-precision matrix products, C = op(A) · op(B) or C += op(A) · op(B). A row of the result depends on its own
/// row of A only, bit for bit: not on how many rows there are, on the number of workers, or on the SIMD path.
/// </summary>
/// <remarks>
/// The loop order follows Goto and van de Geijn, "Anatomy of high-performance matrix multiplication" (ACM TOMS 2008),
/// with the left operand read in place: at a few hundred rows its lines stay in the level-1 cache.
/// </remarks>
public static unsafe class Gemm
{
    [ThreadStatic]
    private static GemmJob? _job;

    [ThreadStatic]
    private static PackJob? _pack;

    /// <summary>Multiplies rows with a packed weight: C[m, N] = A[m, K] · Wᵀ.</summary>
    /// <param name="pool">The workers.</param>
    /// <param name="left">A, [rows, weight.Depth].</param>
    /// <param name="rows">m.</param>
    /// <param name="weight">W, packed from [N, K].</param>
    /// <param name="output">C, [rows, weight.Outputs].</param>
    /// <param name="accumulate">Whether to add to what C holds.</param>
    public static void Multiply(
        WorkerPool pool,
        ReadOnlySpan<float> left,
        int rows,
        PackedMatrix weight,
        Span<float> output,
        bool accumulate = false) =>
        Multiply(SimdSupport.Level, pool, left, rows, weight, output, accumulate);

    /// <summary>Multiplies two matrices: C[m, n] = op(A)[m, k] · op(B)[k, n].</summary>
    /// <param name="pool">The workers.</param>
    /// <param name="left">A: [m, k], or [k, m] when transposed.</param>
    /// <param name="right">B: [k, n], or [n, k] when transposed.</param>
    /// <param name="output">C, [m, n].</param>
    /// <param name="shape">m, n, k, strides and transposes.</param>
    /// <param name="accumulate">Whether to add to what C holds.</param>
    public static void Multiply(
        WorkerPool pool,
        ReadOnlySpan<float> left,
        ReadOnlySpan<float> right,
        Span<float> output,
        in GemmShape shape,
        bool accumulate = false) =>
        Multiply(SimdSupport.Level, pool, left, right, output, in shape, accumulate);

    internal static void Multiply(
        SimdLevel level,
        WorkerPool pool,
        ReadOnlySpan<float> left,
        int rows,
        PackedMatrix weight,
        Span<float> output,
        bool accumulate)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(weight);
        GemmShape.Require(left.Length, (long)rows * weight.Depth, nameof(left));
        GemmShape.Require(output.Length, (long)rows * weight.Outputs, nameof(output));
        fixed (float* a = left, c = output)
        {
            var tile = Arguments(a, weight.Depth, 1, weight.Outputs, accumulate);
            var job = _job ??= new GemmJob();
            job.Weight = weight;
            job.Run(pool, level, tile, c, rows, weight.Outputs, weight.Depth);
        }
    }

    internal static void Multiply(
        SimdLevel level,
        WorkerPool pool,
        ReadOnlySpan<float> left,
        ReadOnlySpan<float> right,
        Span<float> output,
        in GemmShape shape,
        bool accumulate)
    {
        ArgumentNullException.ThrowIfNull(pool);
        shape.Check(left.Length, right.Length, output.Length);
        fixed (float* a = left, b = right, c = output)
        {
            var panels = (_pack ??= new PackJob()).Run(
                pool, b, shape.RightStride, shape.RightTransposed, shape.Columns, shape.Depth);
            var tile = shape.LeftTransposed
                ? Arguments(a, 1, shape.LeftStride, shape.OutputStride, accumulate)
                : Arguments(a, shape.LeftStride, 1, shape.OutputStride, accumulate);
            var job = _job ??= new GemmJob();
            job.Panels = panels;
            job.Run(pool, level, tile, c, shape.Rows, shape.Columns, shape.Depth);
        }
    }

    private static TileArguments Arguments(float* left, nint row, nint step, nint outputRow, bool accumulate) =>
        new() { Left = left, LeftRow = row, LeftStep = step, OutputRow = outputRow, Accumulate = accumulate };
}
