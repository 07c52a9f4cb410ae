namespace Whence.Safetensors;

/// <summary>Names the element types of the format that this library reads; all are stored little-endian.</summary>
public enum TensorType
{
    /// <summary>One byte, 0 or 1.</summary>
    Bool,

    /// <summary>Unsigned integer of 8 bits.</summary>
    U8,

    /// <summary>Signed integer of 8 bits.</summary>
    I8,

    /// <summary>Signed integer of 16 bits.</summary>
    I16,

    /// <summary>Unsigned integer of 16 bits.</summary>
    U16,

    /// <summary>IEEE 754 half precision.</summary>
    F16,

    /// <summary>The upper half of a single: 8 bits of exponent, 7 of fraction.</summary>
    BF16,

    /// <summary>Signed integer of 32 bits.</summary>
    I32,

    /// <summary>Unsigned integer of 32 bits.</summary>
    U32,

    /// <summary>IEEE 754 single precision.</summary>
    F32,

    /// <summary>IEEE 754 double precision.</summary>
    F64,

    /// <summary>Signed integer of 64 bits.</summary>
    I64,

    /// <summary>Unsigned integer of 64 bits.</summary>
    U64,

    /// <summary>Float of 8 bits: 4 of exponent, 3 of fraction, no infinities.</summary>
    F8E4M3,

    /// <summary>Float of 8 bits: 5 of exponent, 2 of fraction.</summary>
    F8E5M2,
}
