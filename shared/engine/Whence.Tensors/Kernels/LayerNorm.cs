using System.Runtime.CompilerServices;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>Layer normalisation of each row (Ba et al. 2016):
/// y = (x - mean) * inverseDeviation * weight + bias, inverseDeviation = 1 / sqrt(variance + epsilon).</summary>
public static class LayerNorm
{
    /// <summary>Normalises rows; x and y may be the same span.</summary>
    /// <param name="x">[rows, channels].</param>
    /// <param name="weight">[channels].</param>
    /// <param name="bias">[channels].</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="y">[rows, channels].</param>
    /// <param name="mean">[rows], kept for the backward pass.</param>
    /// <param name="inverseDeviation">[rows], kept for the backward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public static void Forward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, float epsilon, Span<float> y,
        Span<float> mean, Span<float> inverseDeviation) =>
        Forward(SimdSupport.Level, x, weight, bias, epsilon, y, mean, inverseDeviation);

    /// <summary>Turns the gradient of y into those of x, of the weight and of the bias.</summary>
    /// <param name="dy">[rows, channels].</param>
    /// <param name="x">[rows, channels], the input of the forward pass.</param>
    /// <param name="weight">[channels].</param>
    /// <param name="mean">[rows], from the forward pass.</param>
    /// <param name="inverseDeviation">[rows], from the forward pass.</param>
    /// <param name="dx">[rows, channels], overwritten; may be dy, not x.</param>
    /// <param name="dWeight">[channels], accumulated, or empty when it is not needed.</param>
    /// <param name="dBias">[channels], accumulated, or empty when it is not needed.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public static void Backward(
        ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> mean,
        ReadOnlySpan<float> inverseDeviation, Span<float> dx, Span<float> dWeight, Span<float> dBias) =>
        Backward(SimdSupport.Level, dy, x, weight, mean, inverseDeviation, dx, dWeight, dBias);

    internal static void Forward(
        SimdLevel level, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, float epsilon,
        Span<float> y, Span<float> mean, Span<float> inverseDeviation)
    {
        var channels = weight.Length;
        Shape.Require(bias, channels);
        Shape.Require(y, x.Length);
        Shape.Require(mean, Shape.Rows(x, channels));
        Shape.Require(inverseDeviation, mean.Length);
        for (var row = 0; row < mean.Length; row++)
        {
            var xRow = x.Slice(row * channels, channels);
            mean[row] = Reduce.Sum(level, default(Plain), xRow) / channels;
            var variance = Reduce.Sum(level, new SquaredDeviation(mean[row]), xRow) / channels;
            inverseDeviation[row] = 1f / MathF.Sqrt(variance + epsilon);
            var map = new Normalise(mean[row], inverseDeviation[row]);
            Map.Run(level, map, xRow, weight, bias, y.Slice(row * channels, channels));
        }
    }

    internal static void Backward(
        SimdLevel level, ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight,
        ReadOnlySpan<float> mean, ReadOnlySpan<float> inverseDeviation, Span<float> dx, Span<float> dWeight,
        Span<float> dBias)
    {
        var channels = weight.Length;
        Shape.Require(mean, Shape.Rows(x, channels));
        Shape.Require(inverseDeviation, mean.Length);
        Shape.Require(dy, x.Length);
        Shape.Require(dx, x.Length);
        Shape.RequireOrEmpty(dWeight, channels);
        Shape.RequireOrEmpty(dBias, channels);
        for (var row = 0; row < mean.Length; row++)
        {
            var xRow = x.Slice(row * channels, channels);
            var dyRow = dy.Slice(row * channels, channels);
            var (centre, inverse) = (mean[row], inverseDeviation[row]);
            // The weights first: dx may be the same memory as dy.
            if (!dWeight.IsEmpty)
            {
                Map.Run(level, new WeightGradient(centre, inverse), dyRow, xRow, dWeight, dWeight);
            }

            if (!dBias.IsEmpty)
            {
                Elementwise.Add(level, dyRow, dBias);
            }

            InputRow(level, dyRow, xRow, weight, centre, inverse, dx.Slice(row * channels, channels));
        }
    }

    // With g = dy * weight and n = the normalised row: dx = inverse * (g - mean(g) - n * mean(g * n)).
    private static void InputRow(
        SimdLevel level, ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, float mean,
        float inverse, Span<float> dx)
    {
        var shift = Elementwise.Dot(level, dy, weight) / dy.Length;
        var pull = Reduce.Sum(level, new Projection(mean, inverse), dy, weight, x) / dy.Length;
        Map.Run(level, new InputGradient(mean, inverse, shift, pull), dy, weight, x, dx);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVec Standardise<TVec>(TVec x, float mean, float inverse)
        where TVec : struct, ISimdFloat<TVec> => (x - TVec.Broadcast(mean)) * TVec.Broadcast(inverse);

    private readonly struct Plain : IUnarySum
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Accumulate<TVec>(TVec sum, TVec x)
            where TVec : struct, ISimdFloat<TVec> => sum + x;
    }

    private readonly struct SquaredDeviation(float mean) : IUnarySum
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Accumulate<TVec>(TVec sum, TVec x)
            where TVec : struct, ISimdFloat<TVec>
        {
            var deviation = x - TVec.Broadcast(mean);
            return TVec.MultiplyAdd(deviation, deviation, sum);
        }
    }

    private readonly struct Projection(float mean, float inverse) : ITernarySum
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Accumulate<TVec>(TVec sum, TVec dy, TVec weight, TVec x)
            where TVec : struct, ISimdFloat<TVec> =>
            TVec.MultiplyAdd(dy * weight, Standardise(x, mean, inverse), sum);
    }

    private readonly struct Normalise(float mean, float inverse) : ITernaryMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Apply<TVec>(TVec x, TVec weight, TVec bias)
            where TVec : struct, ISimdFloat<TVec> =>
            TVec.MultiplyAdd(Standardise(x, mean, inverse), weight, bias);
    }

    private readonly struct InputGradient(float mean, float inverse, float shift, float pull) : ITernaryMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Apply<TVec>(TVec dy, TVec weight, TVec x)
            where TVec : struct, ISimdFloat<TVec>
        {
            var pulled = Standardise(x, mean, inverse) * TVec.Broadcast(pull);
            return ((dy * weight) - TVec.Broadcast(shift) - pulled) * TVec.Broadcast(inverse);
        }
    }

    private readonly struct WeightGradient(float mean, float inverse) : ITernaryMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Apply<TVec>(TVec dy, TVec x, TVec sum)
            where TVec : struct, ISimdFloat<TVec> =>
            TVec.MultiplyAdd(dy, Standardise(x, mean, inverse), sum);
    }
}
