using System.Buffers;
using System.Runtime.InteropServices;

namespace Whence.Retrieval.Storage;

/// <summary>Shows an array as bytes, without a copy.</summary>
internal sealed class ArrayBytes<T>(T[] array) : MemoryManager<byte>
    where T : unmanaged
{
    public override Span<byte> GetSpan() => MemoryMarshal.AsBytes(array.AsSpan());

    public override MemoryHandle Pin(int elementIndex = 0) =>
        throw new NotSupportedException("These bytes are only written to files.");

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
