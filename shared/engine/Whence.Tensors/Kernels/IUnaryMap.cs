using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>A function of one element, applied to every lane of a register.</summary>
internal interface IUnaryMap
{
    TVec Apply<TVec>(TVec x)
        where TVec : struct, ISimdFloat<TVec>;
}
