using System.Runtime.InteropServices;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>The largest element of a span: negative infinity when it is empty, NaN when it holds one.</summary>
internal static class MaxOf
{
    public static float Run(SimdLevel level, ReadOnlySpan<float> x) => level switch
    {
        SimdLevel.Avx512 => Core<Simd512>(x),
        SimdLevel.Avx2 => Core<Simd256>(x),
        _ => Core<SimdScalar>(x),
    };

    internal static float Core<TVec>(ReadOnlySpan<float> x)
        where TVec : struct, ISimdFloat<TVec>
    {
        ref var x0 = ref MemoryMarshal.GetReference(x);
        var (length, width) = ((nuint)x.Length, (nuint)TVec.Count);
        var max0 = TVec.Broadcast(float.NegativeInfinity);
        var max1 = max0;
        nuint i = 0;
        for (; i + (2 * width) <= length; i += 2 * width)
        {
            max0 = TVec.Max(max0, TVec.Load(ref x0, i));
            max1 = TVec.Max(max1, TVec.Load(ref x0, i + width));
        }

        for (; i < length; i += width)
        {
            var count = (int)Math.Min(width, length - i);
            max0 = TVec.Max(max0, Tail.Load<TVec>(ref x0, i, count, float.NegativeInfinity));
        }

        return TVec.MaxLane(TVec.Max(max0, max1));
    }
}
