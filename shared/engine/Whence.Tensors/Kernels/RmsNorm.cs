using System.Runtime.CompilerServices;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>Root mean square normalisation of each row (Zhang and Sennrich 2019):
/// y = x * inverseRms * weight, inverseRms = 1 / sqrt(mean(x^2) + epsilon).</summary>
public static class RmsNorm
{
    /// <summary>Normalises rows; x and y may be the same span.</summary>
    /// <param name="x">[rows, channels].</param>
    /// <param name="weight">[channels].</param>
    /// <param name="epsilon">Added to the mean square.</param>
    /// <param name="y">[rows, channels].</param>
    /// <param name="inverseRms">[rows], kept for <see cref="Backward(ReadOnlySpan{float}, ReadOnlySpan{float},
    /// ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float}, Span{float})"/>.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public static void Forward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> weight, float epsilon, Span<float> y, Span<float> inverseRms) =>
        Forward(SimdSupport.Level, x, weight, epsilon, y, inverseRms);

    /// <summary>Turns the gradient of y into those of x and of the weight.</summary>
    /// <param name="dy">[rows, channels].</param>
    /// <param name="x">[rows, channels], the input of the forward pass.</param>
    /// <param name="weight">[channels].</param>
    /// <param name="inverseRms">[rows], from the forward pass.</param>
    /// <param name="dx">[rows, channels], overwritten; may be dy, not x.</param>
    /// <param name="dWeight">[channels], accumulated, or empty when it is not needed.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public static void Backward(
        ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> inverseRms,
        Span<float> dx, Span<float> dWeight) =>
        Backward(SimdSupport.Level, dy, x, weight, inverseRms, dx, dWeight);

    internal static void Forward(
        SimdLevel level, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, float epsilon, Span<float> y,
        Span<float> inverseRms)
    {
        var channels = weight.Length;
        Shape.Require(y, x.Length);
        Shape.Require(inverseRms, Shape.Rows(x, channels));
        for (var row = 0; row < inverseRms.Length; row++)
        {
            var xRow = x.Slice(row * channels, channels);
            var meanSquare = Elementwise.SumOfSquares(level, xRow) / channels;
            inverseRms[row] = 1f / MathF.Sqrt(meanSquare + epsilon);
            Map.Run(level, new Normalise(inverseRms[row]), xRow, weight, y.Slice(row * channels, channels));
        }
    }

    internal static void Backward(
        SimdLevel level, ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight,
        ReadOnlySpan<float> inverseRms, Span<float> dx, Span<float> dWeight)
    {
        var channels = weight.Length;
        Shape.Require(inverseRms, Shape.Rows(x, channels));
        Shape.Require(dy, x.Length);
        Shape.Require(dx, x.Length);
        Shape.RequireOrEmpty(dWeight, channels);
        for (var row = 0; row < inverseRms.Length; row++)
        {
            var xRow = x.Slice(row * channels, channels);
            var dyRow = dy.Slice(row * channels, channels);
            var dxRow = dx.Slice(row * channels, channels);
            var inverse = inverseRms[row];
            var projection = Reduce.Sum(level, default(Product), dyRow, weight, xRow);
            var pull = projection * inverse / channels * inverse * inverse;
            // The weights first: dx may be the same memory as dy.
            if (!dWeight.IsEmpty)
            {
                Map.Run(level, new WeightGradient(inverse), dyRow, xRow, dWeight, dWeight);
            }

            Map.Run(level, new InputGradient(inverse, pull), dyRow, weight, xRow, dxRow);
        }
    }

    private readonly struct Normalise(float inverse) : IBinaryMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Apply<TVec>(TVec x, TVec weight)
            where TVec : struct, ISimdFloat<TVec> => x * TVec.Broadcast(inverse) * weight;
    }

    private readonly struct Product : ITernarySum
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Accumulate<TVec>(TVec sum, TVec dy, TVec weight, TVec x)
            where TVec : struct, ISimdFloat<TVec> => TVec.MultiplyAdd(dy * weight, x, sum);
    }

    private readonly struct InputGradient(float inverse, float pull) : ITernaryMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Apply<TVec>(TVec dy, TVec weight, TVec x)
            where TVec : struct, ISimdFloat<TVec> =>
            (dy * weight * TVec.Broadcast(inverse)) - (x * TVec.Broadcast(pull));
    }

    private readonly struct WeightGradient(float inverse) : ITernaryMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Apply<TVec>(TVec dy, TVec x, TVec sum)
            where TVec : struct, ISimdFloat<TVec> => TVec.MultiplyAdd(dy, x * TVec.Broadcast(inverse), sum);
    }
}
