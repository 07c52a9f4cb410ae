using System.Diagnostics;
using System.Runtime.InteropServices;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>Applies a function element by element. The output may be the same span as any input; lengths are checked by
/// the caller. Functions are structs, so that the JIT compiles one loop per function and register width.</summary>
internal static class Map
{
    public static void Run<TMap>(SimdLevel level, TMap map, ReadOnlySpan<float> x, Span<float> output)
        where TMap : struct, IUnaryMap
    {
        Debug.Assert(x.Length == output.Length, "The caller checks the lengths.");
        switch (level)
        {
            case SimdLevel.Avx512:
                Unary<Simd512, TMap>(map, x, output);
                break;
            case SimdLevel.Avx2:
                Unary<Simd256, TMap>(map, x, output);
                break;
            default:
                Unary<SimdScalar, TMap>(map, x, output);
                break;
        }
    }

    public static void Run<TMap>(
        SimdLevel level, TMap map, ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> output)
        where TMap : struct, IBinaryMap
    {
        Debug.Assert(x.Length == output.Length && y.Length == x.Length, "The caller checks the lengths.");
        switch (level)
        {
            case SimdLevel.Avx512:
                Binary<Simd512, TMap>(map, x, y, output);
                break;
            case SimdLevel.Avx2:
                Binary<Simd256, TMap>(map, x, y, output);
                break;
            default:
                Binary<SimdScalar, TMap>(map, x, y, output);
                break;
        }
    }

    public static void Run<TMap>(
        SimdLevel level, TMap map, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z,
        Span<float> output)
        where TMap : struct, ITernaryMap
    {
        Debug.Assert(x.Length == output.Length && y.Length == x.Length, "The caller checks the lengths.");
        Debug.Assert(z.Length == x.Length, "The caller checks the lengths.");
        switch (level)
        {
            case SimdLevel.Avx512:
                Ternary<Simd512, TMap>(map, x, y, z, output);
                break;
            case SimdLevel.Avx2:
                Ternary<Simd256, TMap>(map, x, y, z, output);
                break;
            default:
                Ternary<SimdScalar, TMap>(map, x, y, z, output);
                break;
        }
    }

    private static void Unary<TVec, TMap>(TMap map, ReadOnlySpan<float> x, Span<float> output)
        where TVec : struct, ISimdFloat<TVec>
        where TMap : struct, IUnaryMap
    {
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var output0 = ref MemoryMarshal.GetReference(output);
        var length = (nuint)x.Length;
        nuint i = 0;
        for (; i + (nuint)TVec.Count <= length; i += (nuint)TVec.Count)
        {
            TVec.Store(map.Apply(TVec.Load(ref x0, i)), ref output0, i);
        }

        if (i < length)
        {
            var rest = (int)(length - i);
            var result = map.Apply(Tail.Load<TVec>(ref x0, i, rest));
            Tail.Store(result, ref output0, i, rest);
        }
    }

    private static void Binary<TVec, TMap>(
        TMap map, ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> output)
        where TVec : struct, ISimdFloat<TVec>
        where TMap : struct, IBinaryMap
    {
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        ref var output0 = ref MemoryMarshal.GetReference(output);
        var length = (nuint)x.Length;
        nuint i = 0;
        for (; i + (nuint)TVec.Count <= length; i += (nuint)TVec.Count)
        {
            TVec.Store(map.Apply(TVec.Load(ref x0, i), TVec.Load(ref y0, i)), ref output0, i);
        }

        if (i < length)
        {
            var rest = (int)(length - i);
            var result = map.Apply(Tail.Load<TVec>(ref x0, i, rest), Tail.Load<TVec>(ref y0, i, rest));
            Tail.Store(result, ref output0, i, rest);
        }
    }

    private static void Ternary<TVec, TMap>(
        TMap map, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> output)
        where TVec : struct, ISimdFloat<TVec>
        where TMap : struct, ITernaryMap
    {
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        ref var z0 = ref MemoryMarshal.GetReference(z);
        ref var output0 = ref MemoryMarshal.GetReference(output);
        var length = (nuint)x.Length;
        nuint i = 0;
        for (; i + (nuint)TVec.Count <= length; i += (nuint)TVec.Count)
        {
            var result = map.Apply(TVec.Load(ref x0, i), TVec.Load(ref y0, i), TVec.Load(ref z0, i));
            TVec.Store(result, ref output0, i);
        }

        if (i < length)
        {
            var rest = (int)(length - i);
            var result = map.Apply(
                Tail.Load<TVec>(ref x0, i, rest),
                Tail.Load<TVec>(ref y0, i, rest),
                Tail.Load<TVec>(ref z0, i, rest));
            Tail.Store(result, ref output0, i, rest);
        }
    }
}
