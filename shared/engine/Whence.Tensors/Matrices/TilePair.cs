using System.Runtime.CompilerServices;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Matrices;

/// <summary>Two neighbouring registers of one output row: the accumulators of a tile are a list of these.</summary>
internal struct TilePair<TVec>
    where TVec : struct, ISimdFloat<TVec>
{
    private TVec _low;
    private TVec _high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe TilePair<TVec> Load(float* source) => new()
    {
        _low = TVec.Load(ref *source, 0),
        _high = TVec.Load(ref *source, (nuint)TVec.Count),
    };

    /// <summary>Adds <paramref name="scalar"/> times <paramref name="pair"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(float scalar, TilePair<TVec> pair)
    {
        var left = TVec.Broadcast(scalar);
        _low = TVec.MultiplyAdd(left, pair._low, _low);
        _high = TVec.MultiplyAdd(left, pair._high, _high);
    }

    /// <summary>Writes the pair, or adds it to what is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly unsafe void Store(float* destination, bool accumulate)
    {
        var (low, high) = (_low, _high);
        if (accumulate)
        {
            low += TVec.Load(ref *destination, 0);
            high += TVec.Load(ref *destination, (nuint)TVec.Count);
        }

        TVec.Store(low, ref *destination, 0);
        TVec.Store(high, ref *destination, (nuint)TVec.Count);
    }
}
