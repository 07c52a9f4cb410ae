using System.Runtime.CompilerServices;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>The logistic function, y = 1 / (1 + exp(-x)). All spans have the same length.</summary>
public static class Sigmoid
{
    /// <summary>Computes y from x; they may be the same span.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Forward(ReadOnlySpan<float> x, Span<float> y) => Forward(SimdSupport.Level, x, y);

    /// <summary>Computes dx = dy * y * (1 - y) from the output of the forward pass; dx may be dy.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Backward(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, Span<float> dx) =>
        Backward(SimdSupport.Level, dy, y, dx);

    internal static void Forward(SimdLevel level, ReadOnlySpan<float> x, Span<float> y)
    {
        Shape.Require(y, x.Length);
        Map.Run(level, default(Value), x, y);
    }

    internal static void Backward(SimdLevel level, ReadOnlySpan<float> dy, ReadOnlySpan<float> y, Span<float> dx)
    {
        Shape.Require(y, dy.Length);
        Shape.Require(dx, dy.Length);
        Map.Run(level, default(Gradient), dy, y, dx);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVec Of<TVec>(TVec x)
        where TVec : struct, ISimdFloat<TVec>
    {
        var one = TVec.Broadcast(1f);
        return one / (one + TVec.Exp(default(TVec) - x));
    }

    private readonly struct Value : IUnaryMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Apply<TVec>(TVec x)
            where TVec : struct, ISimdFloat<TVec> => Of(x);
    }

    private readonly struct Gradient : IBinaryMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Apply<TVec>(TVec dy, TVec y)
            where TVec : struct, ISimdFloat<TVec> => dy * y * (TVec.Broadcast(1f) - y);
    }
}
