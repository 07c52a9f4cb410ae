using System.Runtime.InteropServices;
using System.Text;

namespace Whence.Safetensors;

/// <summary>Holds one tensor to be written: name, type, shape and row-major little-endian bytes.</summary>
public sealed class TensorData
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private TensorData(string name, TensorType type, IReadOnlyList<long> shape, ReadOnlyMemory<byte> content)
    {
        CheckName(name);
        Name = name;
        Type = type;
        Shape = [.. shape];
        Content = content;
        if (Shape.Any(length => length < 0) || TensorSize.Bytes(type, Shape) != content.Length)
        {
            throw new ArgumentException(
                $"Give tensor '{Printable.Text(name)}' the bytes that shape {Printable.Shape(Shape)} of "
                + $"{TensorTypes.Name(type)} asks for, not {content.Length}.", nameof(content));
        }
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the element type.</summary>
    public TensorType Type { get; }

    /// <summary>Gets the length of each axis, outermost first.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>Gets the bytes as they are written.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Makes a tensor of F32 from a copy of the values, row-major.</summary>
    /// <exception cref="ArgumentException">Shape and number of values differ.</exception>
    public static TensorData Floats(string name, IReadOnlyList<long> shape, ReadOnlySpan<float> values) =>
        new(name, TensorType.F32, shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>Makes a tensor of BF16 from floats, row-major, each rounded to nearest, ties to even.</summary>
    /// <exception cref="ArgumentException">Shape and number of values differ.</exception>
    public static TensorData BFloat16(string name, IReadOnlyList<long> shape, ReadOnlySpan<float> values)
    {
        var content = new byte[values.Length * sizeof(ushort)];
        var halves = MemoryMarshal.Cast<byte, ushort>(content.AsSpan());
        for (var index = 0; index < values.Length; index++)
        {
            halves[index] = Round(values[index]);
        }

        return new TensorData(name, TensorType.BF16, shape, content);
    }

    /// <summary>Makes a tensor of I64 from a copy of the values, row-major.</summary>
    /// <exception cref="ArgumentException">Shape and number of values differ.</exception>
    public static TensorData Integers(string name, IReadOnlyList<long> shape, ReadOnlySpan<long> values) =>
        new(name, TensorType.I64, shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>Makes a tensor of any type from its bytes, row-major and little-endian, which are not copied.</summary>
    /// <exception cref="ArgumentException">Shape, type and number of bytes differ.</exception>
    public static TensorData Bytes(
        string name,
        TensorType type,
        IReadOnlyList<long> shape,
        ReadOnlyMemory<byte> content) => new(name, type, shape, content);

    private static ushort Round(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        if (float.IsNaN(value))
        {
            // Rounding could carry a NaN into infinity: keep it one by its quiet bit.
            return (ushort)((bits >> 16) | 0x40);
        }

        return (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }

    private static void CheckName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name == HeaderJson.MetadataKey)
        {
            throw new ArgumentException($"Name the tensor something other than '{name}'.", nameof(name));
        }

        Strict.GetByteCount(name);
    }
}
