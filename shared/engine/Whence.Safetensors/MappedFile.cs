using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace Whence.Safetensors;

/// <summary>One file, mapped read-only at the length it had when it was opened.</summary>
internal sealed unsafe class MappedFile : StoredBytes
{
    private readonly SafeFileHandle _handle;
    private readonly MemoryMappedFile _mapping;
    private readonly MemoryMappedViewAccessor _view;
    private readonly string _fullPath;
    private readonly DateTime _writtenAt;
    private byte* _start;
    private bool _disposed;

    private MappedFile(string path, SafeFileHandle handle)
    {
        Path = path;
        _fullPath = System.IO.Path.GetFullPath(path);
        _handle = handle;
        Length = RandomAccess.GetLength(handle);
        _writtenAt = File.GetLastWriteTimeUtc(handle);
        _mapping = MemoryMappedFile.CreateFromFile(
            handle, null, Length, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = _mapping.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    public override string Path { get; }

    public override long Length { get; }

    public static MappedFile Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new SafetensorsException(SafetensorsError.FileMissing, path, null,
                "no such file exists", "check the path");
        }

        // Before opening: a pipe or a device has no length, and opening a pipe would wait for its writer.
        if (new FileInfo(path).Length == 0)
        {
            throw new SafetensorsException(SafetensorsError.FileTooShort, path, null, "it is empty");
        }

        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return new MappedFile(path, handle);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            handle?.Dispose();
            throw new SafetensorsException(SafetensorsError.FileUnreadable, path, null,
                "it cannot be read", "check that you may read it and that no program is writing it", error);
        }
    }

    /// <summary>Returns elements of the mapping, which may together be longer than 2 GiB.</summary>
    public override ReadOnlySpan<T> View<T>(long offset, int count)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(TensorStore));
        var bytes = (long)count * sizeof(T);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length - bytes);
        return new ReadOnlySpan<T>(_start + offset, count);
    }

    /// <summary>Refuses a file that became shorter: to touch the lost pages would end the process.</summary>
    public override void EnsureLength()
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(TensorStore));
        if (RandomAccess.GetLength(_handle) < Length)
        {
            throw Changed($"it was shortened from {Length} bytes after it was opened");
        }
    }

    /// <summary>Refuses a file that was written, replaced or removed since it was opened.</summary>
    public override void EnsureUnchanged()
    {
        EnsureLength();
        if (!IsStillAtPath())
        {
            throw Changed("it was written, replaced or removed after it was opened");
        }
    }

    public override void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _start = null;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _mapping.Dispose();
        _handle.Dispose();
    }

    private bool IsStillAtPath()
    {
        try
        {
            var file = new FileInfo(_fullPath);
            var target = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            return target.Exists && target.Length == Length && target.LastWriteTimeUtc == _writtenAt;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private SafetensorsException Changed(string problem) =>
        new(SafetensorsError.FileChanged, Path, null, problem, "open the model again and verify its digest");
}
