using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Whence.Provenance.Banks;

/// <summary>A file of records of equal length, read where asked and written at the end; little-endian.</summary>
/// <typeparam name="T">The element.</typeparam>
internal sealed class RecordFile<T> : IDisposable
    where T : unmanaged
{
    private readonly SafeFileHandle _file;
    private readonly int _elements;
    private readonly long _recordBytes;

    private RecordFile(SafeFileHandle file, int elements)
    {
        (_file, _elements, _recordBytes) = (file, elements, (long)elements * Unsafe.SizeOf<T>());
        Count = RandomAccess.GetLength(file) / _recordBytes;
    }

    /// <summary>Gets how many records there are.</summary>
    public long Count { get; private set; }

    /// <summary>Opens a file for reading.</summary>
    public static RecordFile<T> Open(string path, int elements = 1) =>
        new(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read), elements);

    /// <summary>Opens a file for writing, cut to a number of records.</summary>
    /// <exception cref="ProvenanceException">It holds fewer.</exception>
    public static RecordFile<T> Continue(string path, long count, int elements = 1)
    {
        var handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var file = new RecordFile<T>(handle, elements);
        if (file.Count < count)
        {
            file.Dispose();
            throw new ProvenanceException(
                $"{path} holds {file.Count} records, but the checkpoint needs {count}; delete the folder and build " +
                "again.");
        }

        RandomAccess.SetLength(handle, count * file._recordBytes);
        file.Count = count;
        return file;
    }

    /// <summary>Reads records.</summary>
    /// <param name="first">The first.</param>
    /// <param name="values">[records, elements].</param>
    public void Read(long first, Span<T> values)
    {
        var bytes = MemoryMarshal.AsBytes(values);
        for (var done = 0; done < bytes.Length;)
        {
            var read = RandomAccess.Read(_file, bytes[done..], (first * _recordBytes) + done);
            done += read > 0 ? read : throw new EndOfStreamException("A file of the bank is shorter than it was.");
        }
    }

    /// <summary>Reads one record of one element.</summary>
    public T Read(long index)
    {
        var value = default(T);
        Read(index, new Span<T>(ref value));
        return value;
    }

    /// <summary>Writes records behind the last.</summary>
    /// <param name="values">[records, elements].</param>
    public void Append(ReadOnlySpan<T> values)
    {
        RandomAccess.Write(_file, MemoryMarshal.AsBytes(values), Count * _recordBytes);
        Count += values.Length / _elements;
    }

    /// <summary>Waits until what was written is on the disk.</summary>
    public void Flush() => RandomAccess.FlushToDisk(_file);

    public void Dispose() => _file.Dispose();
}
