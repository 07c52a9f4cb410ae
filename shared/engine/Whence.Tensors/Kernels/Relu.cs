using System.Runtime.CompilerServices;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>The rectifier, y = max(x, 0); the slope at 0 is 0. All spans have the same length.</summary>
public static class Relu
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

    private readonly struct Value : IUnaryMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Apply<TVec>(TVec x)
            where TVec : struct, ISimdFloat<TVec> => TVec.Max(x, default);
    }

    private readonly struct Gradient : IBinaryMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Apply<TVec>(TVec dy, TVec x)
            where TVec : struct, ISimdFloat<TVec> => TVec.WhereAboveZero(x, dy, default);
    }
}
