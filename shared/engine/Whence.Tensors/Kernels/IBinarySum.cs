using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>A term of a sum over two spans.</summary>
internal interface IBinarySum
{
    TVec Accumulate<TVec>(TVec sum, TVec x, TVec y)
        where TVec : struct, ISimdFloat<TVec>;
}
