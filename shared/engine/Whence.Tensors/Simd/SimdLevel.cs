namespace Whence.Tensors.Simd;

/// <summary>The instruction sets for which every kernel has a path.</summary>
public enum SimdLevel
{
    /// <summary>One lane at a time.</summary>
    Scalar,

    /// <summary>AVX2 with fused multiply-add: eight lanes.</summary>
    Avx2,

    /// <summary>AVX-512: sixteen lanes.</summary>
    Avx512,
}
