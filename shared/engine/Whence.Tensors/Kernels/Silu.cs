using System.Runtime.CompilerServices;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>The sigmoid linear unit (Elfwing et al. 2018), y = x * sigmoid(x).
/// All spans have the same length.</summary>
public static class Silu
{
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

    // d(x * s)/dx = s * (1 + x * (1 - s))
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVec Slope<TVec>(TVec x)
        where TVec : struct, ISimdFloat<TVec>
    {
        var one = TVec.Broadcast(1f);
        var sigmoid = Sigmoid.Of(x);
        return sigmoid * TVec.MultiplyAdd(x, one - sigmoid, one);
    }

    private readonly struct Value : IUnaryMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Apply<TVec>(TVec x)
            where TVec : struct, ISimdFloat<TVec> => x * Sigmoid.Of(x);
    }

    private readonly struct Gradient : IBinaryMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Apply<TVec>(TVec dy, TVec x)
            where TVec : struct, ISimdFloat<TVec> => dy * Slope(x);
    }
}
