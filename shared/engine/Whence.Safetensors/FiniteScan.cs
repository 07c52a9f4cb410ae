using System.Numerics;
using System.Runtime.InteropServices;

namespace Whence.Safetensors;

/// <summary>Finds NaN and infinity by bits: in every float type they have an exponent of all ones.</summary>
internal static class FiniteScan
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>Returns the row-major index of the first element that is not finite, or -1.</summary>
    public static long FirstNotFinite(TensorStore store, TensorEntry entry)
    {
        for (var start = 0L; start < entry.ByteLength; start += ChunkBytes)
        {
            var count = (int)Math.Min(ChunkBytes, entry.ByteLength - start);
            var index = First(store.Bytes(entry.Name, start, count), entry.Type);
            if (index >= 0)
            {
                return (start / TensorTypes.Bytes(entry.Type)) + index;
            }
        }

        return -1;
    }

    // E4M3 has no infinity and keeps only the all-ones fraction for NaN.
    private static int First(ReadOnlySpan<byte> bytes, TensorType type) => type switch
    {
        TensorType.F64 => First(MemoryMarshal.Cast<byte, ulong>(bytes), 0x7FF0_0000_0000_0000UL),
        TensorType.F32 => First(MemoryMarshal.Cast<byte, uint>(bytes), 0x7F80_0000U),
        TensorType.F16 => First(MemoryMarshal.Cast<byte, ushort>(bytes), (ushort)0x7C00),
        TensorType.BF16 => First(MemoryMarshal.Cast<byte, ushort>(bytes), (ushort)0x7F80),
        TensorType.F8E5M2 => First(bytes, (byte)0x7C),
        TensorType.F8E4M3 => First(bytes, (byte)0x7F),
        _ => -1,
    };

    private static int First<T>(ReadOnlySpan<T> values, T mask)
        where T : unmanaged, IBinaryInteger<T>
    {
        var masks = new Vector<T>(mask);
        var index = 0;
        while (index <= values.Length - Vector<T>.Count
            && !Vector.EqualsAny(new Vector<T>(values[index..]) & masks, masks))
        {
            index += Vector<T>.Count;
        }

        for (; index < values.Length; index++)
        {
            if ((values[index] & mask) == mask)
            {
                return index;
            }
        }

        return -1;
    }
}
