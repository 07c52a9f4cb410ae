using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>A function of two elements, applied to every lane of two registers.</summary>
internal interface IBinaryMap
{
    TVec Apply<TVec>(TVec x, TVec y)
        where TVec : struct, ISimdFloat<TVec>;
}
