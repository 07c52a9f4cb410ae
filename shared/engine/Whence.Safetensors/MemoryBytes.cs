using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Whence.Safetensors;

/// <summary>A file that was received rather than opened: all of it lies in memory.</summary>
internal sealed class MemoryBytes(string name, ReadOnlyMemory<byte> content) : StoredBytes
{
    public override string Path => name;

    public override long Length => content.Length;

    public override ReadOnlySpan<T> View<T>(long offset, int count)
    {
        var bytes = checked(count * Unsafe.SizeOf<T>());
        return MemoryMarshal.Cast<byte, T>(content.Span.Slice(checked((int)offset), bytes));
    }

    public override void EnsureLength()
    {
    }

    public override void EnsureUnchanged()
    {
    }

    public override void Dispose()
    {
    }
}
