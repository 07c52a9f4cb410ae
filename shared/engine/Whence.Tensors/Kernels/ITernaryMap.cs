using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>A function of three elements, applied to every lane of three registers.</summary>
internal interface ITernaryMap
{
    TVec Apply<TVec>(TVec x, TVec y, TVec z)
        where TVec : struct, ISimdFloat<TVec>;
}
