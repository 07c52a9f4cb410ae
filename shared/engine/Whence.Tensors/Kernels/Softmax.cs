using System.Runtime.CompilerServices;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>Softmax of each row: y = exp(x - max) / sum. Entries of negative infinity become 0, also where the whole
/// row is negative infinity.</summary>
public static class Softmax
{
    /// <summary>Computes the rows of y from those of x; they may be the same span.</summary>
    /// <param name="x">[rows, columns].</param>
    /// <param name="columns">The length of a row.</param>
    /// <param name="y">[rows, columns].</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public static void Forward(ReadOnlySpan<float> x, int columns, Span<float> y) =>
        Forward(SimdSupport.Level, x, columns, y);

    /// <summary>Computes dx = y * (dy - sum(y * dy)); dx may be dy.</summary>
    /// <param name="dy">[rows, columns].</param>
    /// <param name="y">[rows, columns], the output of the forward pass.</param>
    /// <param name="columns">The length of a row.</param>
    /// <param name="dx">[rows, columns], overwritten.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public static void Backward(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, int columns, Span<float> dx) =>
        Backward(SimdSupport.Level, dy, y, columns, dx);

    internal static void Forward(SimdLevel level, ReadOnlySpan<float> x, int columns, Span<float> y)
    {
        var rows = Shape.Rows(x, columns);
        Shape.Require(y, x.Length);
        for (var row = 0; row < rows; row++)
        {
            ForwardRow(level, x.Slice(row * columns, columns), y.Slice(row * columns, columns));
        }
    }

    internal static void Backward(
        SimdLevel level, ReadOnlySpan<float> dy, ReadOnlySpan<float> y, int columns, Span<float> dx)
    {
        var rows = Shape.Rows(dy, columns);
        Shape.Require(y, dy.Length);
        Shape.Require(dx, dy.Length);
        for (var row = 0; row < rows; row++)
        {
            var dyRow = dy.Slice(row * columns, columns);
            var yRow = y.Slice(row * columns, columns);
            var shift = Elementwise.Dot(level, dyRow, yRow);
            Map.Run(level, new Gradient(shift), dyRow, yRow, dx.Slice(row * columns, columns));
        }
    }

    private static void ForwardRow(SimdLevel level, ReadOnlySpan<float> x, Span<float> y)
    {
        var max = MaxOf.Run(level, x);
        if (float.IsNegativeInfinity(max))
        {
            y.Clear();
            return;
        }

        Map.Run(level, new Exponential(max, 1f), x, y);
        Elementwise.Scale(level, y, 1f / Reduce.Sum(level, default(Plain), y));
    }

    private readonly struct Plain : IUnarySum
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Accumulate<TVec>(TVec sum, TVec x)
            where TVec : struct, ISimdFloat<TVec> => sum + x;
    }

    private readonly struct Gradient(float shift) : IBinaryMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Apply<TVec>(TVec dy, TVec y)
            where TVec : struct, ISimdFloat<TVec> => y * (dy - TVec.Broadcast(shift));
    }
}
