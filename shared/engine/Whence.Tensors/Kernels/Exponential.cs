using System.Runtime.CompilerServices;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>The shifted and scaled exponential that softmax and cross-entropy share: scale * exp(x - shift).</summary>
internal readonly struct Exponential(float shift, float scale) : IUnaryMap, IUnarySum
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVec Apply<TVec>(TVec x)
        where TVec : struct, ISimdFloat<TVec> => TVec.Exp(x - TVec.Broadcast(shift)) * TVec.Broadcast(scale);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVec Accumulate<TVec>(TVec sum, TVec x)
        where TVec : struct, ISimdFloat<TVec> => sum + Apply(x);
}
