using System.Runtime.InteropServices;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>Sums terms over spans of equal length. The order of the additions depends on the length and the
/// SIMD level alone.</summary>
internal static class Reduce
{
    public static float Sum<TTerm>(
        SimdLevel level, TTerm term, ReadOnlySpan<float> x)
        where TTerm : struct, IUnarySum => level switch
        {
            SimdLevel.Avx512 => Unary<Simd512, TTerm>(term, x),
            SimdLevel.Avx2 => Unary<Simd256, TTerm>(term, x),
            _ => Unary<SimdScalar, TTerm>(term, x),
        };

    public static float Sum<TTerm>(
        SimdLevel level, TTerm term, ReadOnlySpan<float> x, ReadOnlySpan<float> y)
        where TTerm : struct, IBinarySum => level switch
        {
            SimdLevel.Avx512 => Binary<Simd512, TTerm>(term, x, y),
            SimdLevel.Avx2 => Binary<Simd256, TTerm>(term, x, y),
            _ => Binary<SimdScalar, TTerm>(term, x, y),
        };

    public static float Sum<TTerm>(
        SimdLevel level, TTerm term, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z)
        where TTerm : struct, ITernarySum => level switch
        {
            SimdLevel.Avx512 => Ternary<Simd512, TTerm>(term, x, y, z),
            SimdLevel.Avx2 => Ternary<Simd256, TTerm>(term, x, y, z),
            _ => Ternary<SimdScalar, TTerm>(term, x, y, z),
        };

    private static float Unary<TVec, TTerm>(TTerm term, ReadOnlySpan<float> x)
        where TVec : struct, ISimdFloat<TVec>
        where TTerm : struct, IUnarySum
    {
        ref var x0 = ref MemoryMarshal.GetReference(x);
        var (length, width) = ((nuint)x.Length, (nuint)TVec.Count);
        TVec sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        nuint i = 0;
        for (; i + (4 * width) <= length; i += 4 * width)
        {
            sum0 = term.Accumulate(sum0, TVec.Load(ref x0, i));
            sum1 = term.Accumulate(sum1, TVec.Load(ref x0, i + width));
            sum2 = term.Accumulate(sum2, TVec.Load(ref x0, i + (2 * width)));
            sum3 = term.Accumulate(sum3, TVec.Load(ref x0, i + (3 * width)));
        }

        for (; i + width <= length; i += width)
        {
            sum0 = term.Accumulate(sum0, TVec.Load(ref x0, i));
        }

        if (i < length)
        {
            var rest = (int)(length - i);
            var last = term.Accumulate(
                default, Tail.Load<TVec>(ref x0, i, rest));
            sum1 += Tail.Keep(last, rest);
        }

        return TVec.Sum((sum0 + sum1) + (sum2 + sum3));
    }

    private static float Binary<TVec, TTerm>(TTerm term, ReadOnlySpan<float> x, ReadOnlySpan<float> y)
        where TVec : struct, ISimdFloat<TVec>
        where TTerm : struct, IBinarySum
    {
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        var (length, width) = ((nuint)x.Length, (nuint)TVec.Count);
        TVec sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        nuint i = 0;
        for (; i + (4 * width) <= length; i += 4 * width)
        {
            sum0 = term.Accumulate(sum0, TVec.Load(ref x0, i), TVec.Load(ref y0, i));
            sum1 = term.Accumulate(sum1, TVec.Load(ref x0, i + width), TVec.Load(ref y0, i + width));
            sum2 = term.Accumulate(sum2, TVec.Load(ref x0, i + (2 * width)), TVec.Load(ref y0, i + (2 * width)));
            sum3 = term.Accumulate(sum3, TVec.Load(ref x0, i + (3 * width)), TVec.Load(ref y0, i + (3 * width)));
        }

        for (; i + width <= length; i += width)
        {
            sum0 = term.Accumulate(sum0, TVec.Load(ref x0, i), TVec.Load(ref y0, i));
        }

        if (i < length)
        {
            var rest = (int)(length - i);
            var last = term.Accumulate(
                default, Tail.Load<TVec>(ref x0, i, rest), Tail.Load<TVec>(ref y0, i, rest));
            sum1 += Tail.Keep(last, rest);
        }

        return TVec.Sum((sum0 + sum1) + (sum2 + sum3));
    }

    // Three loads a term keep the load ports busy: one accumulator is enough.
    private static float Ternary<TVec, TTerm>(
        TTerm term, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z)
        where TVec : struct, ISimdFloat<TVec>
        where TTerm : struct, ITernarySum
    {
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        ref var z0 = ref MemoryMarshal.GetReference(z);
        var (length, width) = ((nuint)x.Length, (nuint)TVec.Count);
        TVec sum = default;
        nuint i = 0;
        for (; i + width <= length; i += width)
        {
            sum = term.Accumulate(sum, TVec.Load(ref x0, i), TVec.Load(ref y0, i), TVec.Load(ref z0, i));
        }

        if (i < length)
        {
            var rest = (int)(length - i);
            var (lastX, lastY) = (Tail.Load<TVec>(ref x0, i, rest), Tail.Load<TVec>(ref y0, i, rest));
            sum += Tail.Keep(term.Accumulate(default, lastX, lastY, Tail.Load<TVec>(ref z0, i, rest)), rest);
        }

        return TVec.Sum(sum);
    }
}
