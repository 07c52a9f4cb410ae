using System.Numerics;
using System.Runtime.InteropServices;

namespace Whence.Safetensors;

/// <summary>Widens stored elements; returns false for a type that the target cannot hold.</summary>
internal static class ElementCopy
{
    public static bool ToFloats(StoredBytes file, TensorEntry entry, Span<float> target)
    {
        switch (entry.Type)
        {
            case TensorType.F32:
                file.View<float>(entry.Offset, target.Length).CopyTo(target);
                return true;
            case TensorType.BF16:
                WidenBFloat16(file.View<ushort>(entry.Offset, target.Length), target);
                return true;
            case TensorType.F16:
                Convert(file.View<Half>(entry.Offset, target.Length), target);
                return true;
            case TensorType.F64:
                Convert(file.View<double>(entry.Offset, target.Length), target);
                return true;
            default:
                return false;
        }
    }

    public static bool ToIntegers(StoredBytes file, TensorEntry entry, Span<long> target) => entry.Type switch
    {
        TensorType.I64 => Convert(file.View<long>(entry.Offset, target.Length), target),
        TensorType.I32 => Convert(file.View<int>(entry.Offset, target.Length), target),
        TensorType.U32 => Convert(file.View<uint>(entry.Offset, target.Length), target),
        TensorType.I16 => Convert(file.View<short>(entry.Offset, target.Length), target),
        TensorType.U16 => Convert(file.View<ushort>(entry.Offset, target.Length), target),
        TensorType.I8 => Convert(file.View<sbyte>(entry.Offset, target.Length), target),
        TensorType.U8 or TensorType.Bool => Convert(file.View<byte>(entry.Offset, target.Length), target),
        _ => false,
    };

    private static bool Convert<TFrom, TTo>(ReadOnlySpan<TFrom> source, Span<TTo> target)
        where TFrom : INumberBase<TFrom>
        where TTo : INumberBase<TTo>
    {
        for (var index = 0; index < source.Length; index++)
        {
            target[index] = TTo.CreateTruncating(source[index]);
        }

        return true;
    }

    // A BF16 is the upper half of a single, so that widening is a shift.
    private static void WidenBFloat16(ReadOnlySpan<ushort> source, Span<float> target)
    {
        var bits = MemoryMarshal.Cast<float, uint>(target);
        var index = 0;
        for (; index <= source.Length - Vector<ushort>.Count; index += Vector<ushort>.Count)
        {
            Vector.Widen(new Vector<ushort>(source[index..]), out var low, out var high);
            (low << 16).CopyTo(bits[index..]);
            (high << 16).CopyTo(bits[(index + Vector<uint>.Count)..]);
        }

        for (; index < source.Length; index++)
        {
            bits[index] = (uint)source[index] << 16;
        }
    }
}
