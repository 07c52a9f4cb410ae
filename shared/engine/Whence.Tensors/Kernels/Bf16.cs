using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>Conversion between bfloat16, held as its 16 bits, and single precision.</summary>
public static class Bf16
{
    private const uint NotANumberAbove = 0x7F80_0000; // magnitude bits above those of infinity

    /// <summary>Widens exactly.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Widen(ReadOnlySpan<ushort> source, Span<float> destination) =>
        Widen(SimdSupport.Level, source, destination);

    /// <summary>Rounds to nearest, ties to even; what is not a number stays so.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Narrow(ReadOnlySpan<float> source, Span<ushort> destination) =>
        Narrow(SimdSupport.Level, source, destination);

    internal static void Widen(SimdLevel level, ReadOnlySpan<ushort> source, Span<float> destination)
    {
        Shape.Require(destination, source.Length);
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<float, uint>(destination));
        var i = 0;
        if (level != SimdLevel.Scalar)
        {
            for (; i + 16 <= source.Length; i += 16)
            {
                var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)i));
                (low << 16).StoreUnsafe(ref to, (nuint)i);
                (high << 16).StoreUnsafe(ref to, (nuint)i + 8);
            }
        }

        for (; i < source.Length; i++)
        {
            destination[i] = BitConverter.UInt32BitsToSingle((uint)source[i] << 16);
        }
    }

    internal static void Narrow(SimdLevel level, ReadOnlySpan<float> source, Span<ushort> destination)
    {
        Shape.Require(destination, source.Length);
        ref var from = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<float, uint>(source));
        ref var to = ref MemoryMarshal.GetReference(destination);
        var i = 0;
        if (level != SimdLevel.Scalar)
        {
            for (; i + 16 <= source.Length; i += 16)
            {
                var low = Round(Vector256.LoadUnsafe(ref from, (nuint)i));
                var high = Round(Vector256.LoadUnsafe(ref from, (nuint)i + 8));
                Vector256.Narrow(low, high).StoreUnsafe(ref to, (nuint)i);
            }
        }

        for (; i < source.Length; i++)
        {
            destination[i] = Round(BitConverter.SingleToUInt32Bits(source[i]));
        }
    }

    // Half of the last kept place, minus one unless that place is odd, carries into it: ties go to even.
    private static ushort Round(uint bits) => (bits & 0x7FFF_FFFF) > NotANumberAbove
        ? (ushort)((bits >> 16) | 0x40)
        : (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);

    private static Vector256<uint> Round(Vector256<uint> bits)
    {
        var top = bits >>> 16;
        var rounded = (bits + Vector256.Create(0x7FFFu) + (top & Vector256<uint>.One)) >>> 16;
        var isNotANumber = Vector256.GreaterThan(
            bits & Vector256.Create(0x7FFF_FFFFu), Vector256.Create(NotANumberAbove));
        return Vector256.ConditionalSelect(isNotANumber, top | Vector256.Create(0x40u), rounded);
    }
}
