using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>A term of a sum over three spans.</summary>
internal interface ITernarySum
{
    TVec Accumulate<TVec>(TVec sum, TVec x, TVec y, TVec z)
        where TVec : struct, ISimdFloat<TVec>;
}
