namespace Whence.Safetensors;

/// <summary>Describes one tensor: its shape, row-major, and the bytes of its file that hold it.</summary>
/// <param name="Name">The name, unique in the model.</param>
/// <param name="Type">The element type.</param>
/// <param name="Shape">The length of each axis, outermost first; empty for a single element.</param>
/// <param name="File">The file, as it was opened.</param>
/// <param name="Offset">The first byte, counted from the start of the file.</param>
/// <param name="ByteLength">The number of bytes.</param>
public sealed record TensorEntry(
    string Name,
    TensorType Type,
    IReadOnlyList<long> Shape,
    string File,
    long Offset,
    long ByteLength)
{
    /// <summary>Gets the number of elements: the product of the shape, 1 for rank 0.</summary>
    public long ElementCount => ByteLength / TensorTypes.Bytes(Type);
}
