using System.Runtime.CompilerServices;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>The Gaussian error linear unit in its tanh approximation (Hendrycks and Gimpel 2016),
/// y = x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3))), written as x * sigmoid(2 * ...).
/// All spans have the same length.</summary>
public static class Gelu
{
    private const float TwiceRootTwoOverPi = 1.5957691216f;
    private const float Cubic = 0.044715f;

    /// <summary>Computes y from x; they may be the same span.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Forward(ReadOnlySpan<float> x, Span<float> y) => Forward(SimdSupport.Level, x, y);

    /// <summary>Computes dx from dy and the input of the forward pass; dx may be dy or x.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Backward(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx) =>
        Backward(SimdSupport.Level, dy, x, dx);

    internal static void Forward(SimdLevel level, ReadOnlySpan<float> x, Span<float> y)
    {
        Shape.Require(y, x.Length);
        Map.Run(level, default(Value), x, y);
    }

    internal static void Backward(SimdLevel level, ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx)
    {
        Shape.Require(x, dy.Length);
        Shape.Require(dx, dy.Length);
        Map.Run(level, default(Gradient), dy, x, dx);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVec Rate<TVec>(TVec square, float cubic)
        where TVec : struct, ISimdFloat<TVec> =>
        TVec.MultiplyAdd(square, TVec.Broadcast(cubic), TVec.Broadcast(1f)) * TVec.Broadcast(TwiceRootTwoOverPi);

    private readonly struct Value : IUnaryMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Apply<TVec>(TVec x)
            where TVec : struct, ISimdFloat<TVec> => x * Sigmoid.Of(x * Rate(x * x, Cubic));
    }

    private readonly struct Gradient : IBinaryMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Apply<TVec>(TVec dy, TVec x)
            where TVec : struct, ISimdFloat<TVec>
        {
            // The slope is exactly 0 or 1 outside [-30, 30]; clamping keeps the square finite.
            var near = TVec.Min(TVec.Max(x, TVec.Broadcast(-30f)), TVec.Broadcast(30f));
            var square = near * near;
            var sigmoid = Sigmoid.Of(near * Rate(square, Cubic));
            var steep = near * Rate(square, 3f * Cubic) * (TVec.Broadcast(1f) - sigmoid);
            return dy * sigmoid * (TVec.Broadcast(1f) + steep);
        }
    }
}
