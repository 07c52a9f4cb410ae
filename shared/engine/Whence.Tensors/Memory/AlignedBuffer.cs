using System.Runtime.InteropServices;

namespace Whence.Tensors.Memory;

/// <summary>Unmanaged memory that starts on a cache line, so that a full register never straddles two.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed unsafe class AlignedBuffer<T> : IDisposable
    where T : unmanaged
{
    private const nuint CacheLine = 64;

    private T* _pointer;

    /// <summary>Initializes a new instance of the <see cref="AlignedBuffer{T}"/> class, filled with zeros.</summary>
    public AlignedBuffer(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        var bytes = checked((nuint)length * (nuint)sizeof(T));
        _pointer = (T*)NativeMemory.AlignedAlloc(nuint.Max(bytes, CacheLine), CacheLine);
        NativeMemory.Clear(_pointer, bytes);
    }

    /// <summary>Finalizes an instance of the <see cref="AlignedBuffer{T}"/> class.</summary>
    ~AlignedBuffer() => Free();

    /// <summary>Gets the number of elements.</summary>
    public long Length { get; }

    /// <summary>Gets the whole buffer.</summary>
    public Span<T> Span => new(Pointer, checked((int)Length));

    internal T* Pointer => _pointer is null ? throw new ObjectDisposedException(nameof(AlignedBuffer<>)) : _pointer;

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_pointer);
        _pointer = null;
    }
}
