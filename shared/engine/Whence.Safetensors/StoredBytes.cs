namespace Whence.Safetensors;

/// <summary>The bytes of one model file, wherever they lie, at the length they had when they were opened.</summary>
internal abstract class StoredBytes : IDisposable
{
    public abstract string Path { get; }

    public abstract long Length { get; }

    /// <summary>Returns bytes; the caller has checked the range against the header.</summary>
    public ReadOnlySpan<byte> Slice(long offset, int count) => View<byte>(offset, count);

    /// <summary>Returns elements, which may together be longer than 2 GiB.</summary>
    public abstract ReadOnlySpan<T> View<T>(long offset, int count)
        where T : unmanaged;

    /// <summary>Refuses bytes that became fewer.</summary>
    public abstract void EnsureLength();

    /// <summary>Refuses bytes that are no longer those that were opened.</summary>
    public abstract void EnsureUnchanged();

    public abstract void Dispose();
}
