using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>Loads and stores part of a register, so that the last elements of a span go through the same
/// instructions as the others: an element's bits do not depend on where in the span it lies.</summary>
internal static class Tail
{
    /// <summary>Loads <paramref name="count"/> lanes and sets the others to <paramref name="fill"/>.</summary>
    public static TVec Load<TVec>(ref readonly float source, nuint offset, int count, float fill = 0)
        where TVec : struct, ISimdFloat<TVec>
    {
        var buffer = Vector512.Create(fill);
        ref var lanes = ref Unsafe.As<Vector512<float>, float>(ref buffer);
        ref var first = ref Unsafe.Add(ref Unsafe.AsRef(in source), offset);
        for (var lane = 0; lane < count; lane++)
        {
            Unsafe.Add(ref lanes, lane) = Unsafe.Add(ref first, lane);
        }

        return TVec.Load(ref lanes, 0);
    }

    /// <summary>Stores the first <paramref name="count"/> lanes.</summary>
    public static void Store<TVec>(TVec value, ref float destination, nuint offset, int count)
        where TVec : struct, ISimdFloat<TVec>
    {
        var buffer = default(Vector512<float>);
        ref var lanes = ref Unsafe.As<Vector512<float>, float>(ref buffer);
        TVec.Store(value, ref lanes, 0);
        ref var first = ref Unsafe.Add(ref destination, offset);
        for (var lane = 0; lane < count; lane++)
        {
            Unsafe.Add(ref first, lane) = Unsafe.Add(ref lanes, lane);
        }
    }

    /// <summary>Returns the value with the lanes from <paramref name="count"/> on set to zero.</summary>
    public static TVec Keep<TVec>(TVec value, int count)
        where TVec : struct, ISimdFloat<TVec>
    {
        var buffer = default(Vector512<float>);
        ref var lanes = ref Unsafe.As<Vector512<float>, float>(ref buffer);
        TVec.Store(value, ref lanes, 0);
        return Load<TVec>(ref lanes, 0, count);
    }
}
