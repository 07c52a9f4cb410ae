namespace Whence.Safetensors;

/// <summary>
/// Opens a model in the safetensors format, memory-mapped and read-only, after checking every header completely.
/// </summary>
/// <remarks>
/// Spans point into the mapping: they are valid until <see cref="Dispose"/>. Reading is safe from several threads.
/// Replace a model in use by moving a new file over it, never by writing into it. Format: the safetensors
/// specification of Hugging Face.
/// </remarks>
public sealed class TensorStore : IDisposable
{
    private readonly Dictionary<string, StoredBytes> _mapped;
    private readonly Dictionary<string, TensorEntry> _entries;

    internal TensorStore(
        string path,
        Dictionary<string, StoredBytes> mapped,
        Dictionary<string, TensorEntry> entries,
        Dictionary<string, string> metadata)
    {
        Path = path;
        _mapped = mapped;
        _entries = entries;
        Metadata = metadata;
        Files = [.. mapped.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>Gets the file or folder that was opened.</summary>
    public string Path { get; }

    /// <summary>Gets the files, sorted.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Gets the tensors by name.</summary>
    public IReadOnlyDictionary<string, TensorEntry> Entries => _entries;

    /// <summary>Gets the metadata; where shards disagree on a key, the first shard counts.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Opens one .safetensors file, or a folder with model.safetensors or its shard index.</summary>
    /// <exception cref="SafetensorsException">The model is missing, malformed or in another format.</exception>
    public static TensorStore Open(string fileOrFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileOrFolder);
        return StoreOpener.Open(fileOrFolder);
    }

    /// <summary>Opens a file that lies in memory, after the same checks; the bytes are not copied.</summary>
    /// <param name="content">The whole file; it must not change while the store is in use.</param>
    /// <param name="name">What to call the file in errors.</param>
    /// <exception cref="SafetensorsException">The content is malformed or in another format.</exception>
    public static TensorStore Parse(ReadOnlyMemory<byte> content, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return StoreOpener.Parse(content, name);
    }

    /// <summary>Returns a tensor's bytes as they are stored.</summary>
    /// <exception cref="SafetensorsException">There is no such tensor, or it is longer than 2 GiB.</exception>
    public ReadOnlySpan<byte> Bytes(string name)
    {
        var entry = Entry(name);
        return _mapped[entry.File].Slice(entry.Offset, SpanLength(entry, entry.ByteLength));
    }

    /// <summary>Returns <paramref name="count"/> bytes of a tensor from byte <paramref name="start"/> of it.</summary>
    /// <exception cref="SafetensorsException">There is no such tensor.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range does not lie inside the tensor.</exception>
    public ReadOnlySpan<byte> Bytes(string name, long start, int count)
    {
        var entry = Entry(name);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, entry.ByteLength - count);
        return _mapped[entry.File].Slice(entry.Offset + start, count);
    }

    /// <summary>Returns a tensor's elements, row-major. BF16 and F16 are viewed as <see cref="ushort"/>.</summary>
    /// <exception cref="SafetensorsException">No such tensor, another element type, or above 2^31 elements.</exception>
    public ReadOnlySpan<T> Span<T>(string name)
        where T : unmanaged
    {
        var entry = Entry(name);
        if (!TensorTypes.Views(entry.Type, typeof(T)))
        {
            throw WrongType(entry, $"it holds {TensorTypes.Name(entry.Type)}, which {typeof(T).Name} cannot view");
        }

        return _mapped[entry.File].View<T>(entry.Offset, SpanLength(entry, entry.ElementCount));
    }

    /// <summary>Returns a copy of a tensor of F32, F16, BF16 or F64 as floats, row-major; F64 is rounded.</summary>
    /// <exception cref="SafetensorsException">No such tensor, another element type, or too long an array.</exception>
    public float[] ReadFloats(string name)
    {
        var entry = Entry(name);
        var floats = new float[ArrayLength(entry)];
        CopyFloats(name, floats);
        return floats;
    }

    /// <summary>Copies a tensor of F32, F16, BF16 or F64 into floats, row-major; F64 is rounded.</summary>
    /// <exception cref="SafetensorsException">There is no such tensor, or it has another element type.</exception>
    /// <exception cref="ArgumentException">The destination is not as long as the tensor.</exception>
    public void CopyFloats(string name, Span<float> destination)
    {
        var entry = Entry(name);
        if (destination.Length != entry.ElementCount)
        {
            throw new ArgumentException(
                $"Pass a destination of {entry.ElementCount} floats for tensor '{Printable.Text(name)}', "
                + $"not of {destination.Length}.", nameof(destination));
        }

        _mapped[entry.File].EnsureLength();
        if (!ElementCopy.ToFloats(_mapped[entry.File], entry, destination))
        {
            throw WrongType(entry, $"it holds {TensorTypes.Name(entry.Type)}, not F32, F16, BF16 or F64");
        }
    }

    /// <summary>Returns a copy of a tensor of integers or booleans, row-major; U64 is not read.</summary>
    /// <exception cref="SafetensorsException">No such tensor, another element type, or too long an array.</exception>
    public long[] ReadIntegers(string name)
    {
        var entry = Entry(name);
        var integers = new long[ArrayLength(entry)];
        _mapped[entry.File].EnsureLength();
        return ElementCopy.ToIntegers(_mapped[entry.File], entry, integers)
            ? integers
            : throw WrongType(entry, $"it holds {TensorTypes.Name(entry.Type)}, not integers of at most 63 bits");
    }

    /// <summary>Returns the SHA-256 of one of <see cref="Files"/>, computed anew, in lower-case hexadecimal.</summary>
    /// <exception cref="SafetensorsException">The file shrank since it was opened.</exception>
    public string FileDigest(string file) => _mapped.TryGetValue(file, out var mapped)
        ? ModelDigest.Of(mapped)
        : throw new ArgumentException(
            $"Pass one of the files of the model, not '{Printable.Text(file)}'.", nameof(file));

    /// <summary>
    /// Returns one SHA-256 for the model, in lower-case hexadecimal: of the file digests in ascending order, each
    /// followed by a line feed. It does not depend on the names of the files.
    /// </summary>
    public string Sha256() => ModelDigest.Of(Files.Select(FileDigest));

    /// <summary>Checks by length and time that no file was written, replaced or removed since it was opened.</summary>
    /// <exception cref="SafetensorsException">A file changed.</exception>
    public void EnsureUnchanged()
    {
        foreach (var mapped in _mapped.Values)
        {
            mapped.EnsureUnchanged();
        }
    }

    /// <summary>Unmaps the files; spans taken before are dead.</summary>
    public void Dispose()
    {
        foreach (var mapped in _mapped.Values)
        {
            mapped.Dispose();
        }
    }

    internal void EnsureLengths()
    {
        foreach (var mapped in _mapped.Values)
        {
            mapped.EnsureLength();
        }
    }

    private TensorEntry Entry(string name) => _entries.TryGetValue(name, out var entry)
        ? entry
        : throw new SafetensorsException(SafetensorsError.TensorMissing, Path, name,
            "the model holds no such tensor", "check that the model and its configuration belong together");

    private static SafetensorsException WrongType(TensorEntry entry, string problem) =>
        new(SafetensorsError.WrongType, entry.File, entry.Name, problem, "convert the tensor");

    private static int SpanLength(TensorEntry entry, long length) => length <= int.MaxValue
        ? (int)length
        : throw new SafetensorsException(SafetensorsError.SpanTooLong, entry.File, entry.Name,
            $"its length of {length} does not fit one span", "read it in parts");

    private static int ArrayLength(TensorEntry entry) => entry.ElementCount <= Array.MaxLength
        ? (int)entry.ElementCount
        : throw new SafetensorsException(SafetensorsError.SpanTooLong, entry.File, entry.Name,
            $"its {entry.ElementCount} elements do not fit one array", "read it in parts");
}
