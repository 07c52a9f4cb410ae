using System.Runtime.CompilerServices;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>The arithmetic between the kernels. All spans of one call have the same length.</summary>
public static class Elementwise
{
    /// <summary>Adds x to y: y += x.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Add(ReadOnlySpan<float> x, Span<float> y) => Add(SimdSupport.Level, x, y);

    /// <summary>Adds a multiple of x to y: y += scale * x, rounded once.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void AddScaled(ReadOnlySpan<float> x, float scale, Span<float> y) =>
        AddScaled(SimdSupport.Level, x, scale, y);

    /// <summary>Multiplies x by a number in place.</summary>
    public static void Scale(Span<float> x, float scale) => Scale(SimdSupport.Level, x, scale);

    /// <summary>Moves every element of x into [low, high] in place.</summary>
    public static void Clamp(Span<float> x, float low, float high) => Clamp(SimdSupport.Level, x, low, high);

    /// <summary>Returns the sum of x * y.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => Dot(SimdSupport.Level, x, y);

    /// <summary>Returns the sum of x * x.</summary>
    public static float SumOfSquares(ReadOnlySpan<float> x) => SumOfSquares(SimdSupport.Level, x);

    internal static void Add(SimdLevel level, ReadOnlySpan<float> x, Span<float> y)
    {
        Shape.Require(y, x.Length);
        Map.Run(level, default(Plus), x, y, y);
    }

    internal static void AddScaled(SimdLevel level, ReadOnlySpan<float> x, float scale, Span<float> y)
    {
        Shape.Require(y, x.Length);
        Map.Run(level, new PlusScaled(scale), x, y, y);
    }

    internal static void Scale(SimdLevel level, Span<float> x, float scale) =>
        Map.Run(level, new Times(scale), x, x);

    internal static void Clamp(SimdLevel level, Span<float> x, float low, float high) =>
        Map.Run(level, new Clip(low, high), x, x);

    internal static float Dot(SimdLevel level, ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        Shape.Require(y, x.Length);
        return Reduce.Sum(level, default(Product), x, y);
    }

    internal static float SumOfSquares(SimdLevel level, ReadOnlySpan<float> x) =>
        Reduce.Sum(level, default(Square), x);

    private readonly struct Plus : IBinaryMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Apply<TVec>(TVec x, TVec y)
            where TVec : struct, ISimdFloat<TVec> => x + y;
    }

    private readonly struct PlusScaled(float scale) : IBinaryMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Apply<TVec>(TVec x, TVec y)
            where TVec : struct, ISimdFloat<TVec> => TVec.MultiplyAdd(x, TVec.Broadcast(scale), y);
    }

    private readonly struct Times(float scale) : IUnaryMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Apply<TVec>(TVec x)
            where TVec : struct, ISimdFloat<TVec> => x * TVec.Broadcast(scale);
    }

    private readonly struct Clip(float low, float high) : IUnaryMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Apply<TVec>(TVec x)
            where TVec : struct, ISimdFloat<TVec> =>
            TVec.Min(TVec.Max(x, TVec.Broadcast(low)), TVec.Broadcast(high));
    }

    private readonly struct Product : IBinarySum
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Accumulate<TVec>(TVec sum, TVec x, TVec y)
            where TVec : struct, ISimdFloat<TVec> => TVec.MultiplyAdd(x, y, sum);
    }

    private readonly struct Square : IUnarySum
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Accumulate<TVec>(TVec sum, TVec x)
            where TVec : struct, ISimdFloat<TVec> => TVec.MultiplyAdd(x, x, sum);
    }
}
