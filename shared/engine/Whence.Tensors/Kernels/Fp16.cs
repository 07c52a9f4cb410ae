using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>Conversion from half precision, held as its 16 bits, to single precision.</summary>
public static class Fp16
{
    private const float ExponentBias = 5.192296858534828e33f; // 2^112: from the half bias of 15 to that of 127

    /// <summary>Widens exactly; what is not a number stays so.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Widen(ReadOnlySpan<ushort> source, Span<float> destination) =>
        Widen(SimdSupport.Level, source, destination);

    internal static void Widen(SimdLevel level, ReadOnlySpan<ushort> source, Span<float> destination)
    {
        Shape.Require(destination, source.Length);
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(destination);
        var i = 0;
        if (level != SimdLevel.Scalar)
        {
            for (; i + 16 <= source.Length; i += 16)
            {
                var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)i));
                Widen(low).StoreUnsafe(ref to, (nuint)i);
                Widen(high).StoreUnsafe(ref to, (nuint)i + 8);
            }
        }

        for (; i < source.Length; i++)
        {
            destination[i] = (float)BitConverter.UInt16BitsToHalf(source[i]);
        }
    }

    // The magnitude bits, moved into place, are the value times 2^-112; infinity and NaN need the top exponent.
    private static Vector256<float> Widen(Vector256<uint> bits)
    {
        var magnitude = bits & Vector256.Create(0x7FFFu);
        var scaled = ((magnitude << 13).AsSingle() * Vector256.Create(ExponentBias)).AsUInt32();
        var isSpecial = Vector256.GreaterThan(magnitude, Vector256.Create(0x7BFFu));
        var special = Vector256.Create(0x7F80_0000u) & isSpecial;
        return (scaled | special | ((bits & Vector256.Create(0x8000u)) << 16)).AsSingle();
    }
}
