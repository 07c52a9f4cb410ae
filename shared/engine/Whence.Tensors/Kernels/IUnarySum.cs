using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>A term of a sum over one span.</summary>
internal interface IUnarySum
{
    TVec Accumulate<TVec>(TVec sum, TVec x)
        where TVec : struct, ISimdFloat<TVec>;
}
