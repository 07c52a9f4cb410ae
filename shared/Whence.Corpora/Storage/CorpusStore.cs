using System.Text;
using System.Text.Json;
using Whence.Safetensors;

namespace Whence.Corpora.Storage;

/// <summary>
/// Keeps a corpus in one memory-mapped file, from which any document is read at once; the texts may have 2 GiB of
/// UTF-8.
/// </summary>
/// <remarks>Reading is safe from several threads. The file has the safetensors format, so other programs can read it.
/// </remarks>
public sealed class CorpusStore : IDisposable
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly TensorStore _file;
    private readonly string[] _sources;

    private CorpusStore(TensorStore file)
    {
        _file = file;
        Path = file.Path;
        Digest = file.Metadata[StoreNames.DigestKey];
        DocumentCount = file.Span<int>(StoreNames.SourceOf).Length;
        ChunkCount = file.Span<int>(StoreNames.ChunkStart).Length;
        _sources = JsonSerializer.Deserialize<string[]>(file.Bytes(StoreNames.Sources)) ?? throw new JsonException();
        if (!Fits(StoreNames.Text, StoreNames.TextStart) || !Fits(StoreNames.Fields, StoreNames.FieldsStart)
            || file.Span<int>(StoreNames.ChunkFirst).Length != DocumentCount + 1
            || file.Span<int>(StoreNames.ChunkEnd).Length != ChunkCount)
        {
            throw new JsonException("The lengths do not fit each other.");
        }
    }

    /// <summary>Gets the path of the file.</summary>
    public string Path { get; }

    /// <summary>Gets the <see cref="CorpusDigest"/> of the corpus.</summary>
    public string Digest { get; }

    /// <summary>Gets the number of documents.</summary>
    public int DocumentCount { get; }

    /// <summary>Gets the number of chunks.</summary>
    public int ChunkCount { get; }

    /// <summary>Writes a store, replacing any, and returns the digest of the corpus; the same documents always give the
    /// same bytes.</summary>
    /// <exception cref="CorpusException">The texts are too long for a store, or the file cannot be written.</exception>
    public static string Write(string path, IEnumerable<CorpusDocument> documents)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(documents);
        try
        {
            using var writer = new CorpusStoreWriter(path);
            foreach (var document in documents)
            {
                writer.Add(document);
            }

            return writer.Finish();
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or SafetensorsException)
        {
            throw new CorpusException(
                $"{path} cannot be written; check that its folder is writable and has room.", exception);
        }
    }

    /// <summary>Opens a store; whether its content is what was written, only <see cref="Verify"/> checks.</summary>
    /// <exception cref="CorpusException">The file is missing, cut off, or no store of this version.</exception>
    public static CorpusStore Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        TensorStore? file = null;
        try
        {
            file = TensorStore.Open(path);
            CheckKind(file);
            return new CorpusStore(file);
        }
        catch (Exception exception)
            when (exception is SafetensorsException or JsonException or KeyNotFoundException or CorpusException)
        {
            file?.Dispose();
            throw exception as CorpusException ?? new CorpusException(
                $"{path} is missing, cut off, or no store of a corpus; build it again.", exception);
        }
    }

    /// <summary>Returns what is known of a document.</summary>
    /// <exception cref="CorpusException">The file is damaged there.</exception>
    public DocumentEntry Entry(int ordinal)
    {
        CheckOrdinal(ordinal);
        try
        {
            return JsonSerializer.Deserialize<DocumentEntry>(Part(StoreNames.Fields, StoreNames.FieldsStart, ordinal))
                ?? throw new JsonException();
        }
        catch (JsonException exception)
        {
            throw Damaged(exception);
        }
    }

    /// <summary>Returns the id of the source of a document.</summary>
    public string SourceOf(int ordinal)
    {
        CheckOrdinal(ordinal);
        var number = _file.Span<int>(StoreNames.SourceOf)[ordinal];
        return number >= 0 && number < _sources.Length ? _sources[number] : throw Damaged(null);
    }

    /// <summary>Returns the text of a document as it lies in the file, in UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8(int ordinal)
    {
        CheckOrdinal(ordinal);
        return Part(StoreNames.Text, StoreNames.TextStart, ordinal);
    }

    /// <summary>Returns the text of a document.</summary>
    /// <exception cref="CorpusException">The file is damaged there.</exception>
    public string Text(int ordinal)
    {
        try
        {
            return Strict.GetString(Utf8(ordinal));
        }
        catch (DecoderFallbackException exception)
        {
            throw Damaged(exception);
        }
    }

    /// <summary>Returns a whole document.</summary>
    /// <exception cref="CorpusException">The file is damaged there.</exception>
    public CorpusDocument Document(int ordinal)
    {
        var (entry, text, chunks) = (Entry(ordinal), Text(ordinal), Chunks(ordinal));
        return chunks.All(chunk => 0 <= chunk.StartChar && chunk.StartChar <= chunk.EndChar
            && chunk.EndChar <= text.Length)
            ? new CorpusDocument(
                entry.Id, entry.Source, text, chunks, entry.Title, entry.Url, entry.Licence, entry.Date, entry.Split)
            : throw Damaged(null);
    }

    /// <summary>Returns the chunks of a document.</summary>
    /// <exception cref="CorpusException">The file is damaged there.</exception>
    public IReadOnlyList<CorpusChunk> Chunks(int ordinal)
    {
        var (first, last) = (FirstChunk(ordinal), _file.Span<int>(StoreNames.ChunkFirst)[ordinal + 1]);
        var starts = _file.Span<int>(StoreNames.ChunkStart);
        var ends = _file.Span<int>(StoreNames.ChunkEnd);
        if (first < 0 || first > last || last > ChunkCount)
        {
            throw Damaged(null);
        }

        var chunks = new CorpusChunk[last - first];
        for (var i = 0; i < chunks.Length; i++)
        {
            chunks[i] = new CorpusChunk(starts[first + i], ends[first + i]);
        }

        return chunks;
    }

    /// <summary>Returns the number of chunks in all documents before one.</summary>
    public int FirstChunk(int ordinal)
    {
        CheckOrdinal(ordinal);
        return _file.Span<int>(StoreNames.ChunkFirst)[ordinal];
    }

    /// <summary>Returns the document that holds a chunk, and the place of the chunk in it.</summary>
    /// <param name="chunk">The place of the chunk among those of all documents, from 0.</param>
    public (int Document, int Chunk) Locate(int chunk)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(chunk);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(chunk, ChunkCount);
        var firsts = _file.Span<int>(StoreNames.ChunkFirst);
        var found = firsts.BinarySearch(chunk);
        var document = found >= 0 ? found : ~found - 1;
        return (document, chunk - firsts[document]);
    }

    /// <summary>Compares all bytes of the file with what was written.</summary>
    /// <exception cref="CorpusException">A byte differs.</exception>
    public void Verify()
    {
        if (ContentDigest.Of(Digest, _file) != _file.Metadata.GetValueOrDefault(StoreNames.ContentKey))
        {
            throw Damaged(null);
        }
    }

    /// <summary>Unmaps the file.</summary>
    public void Dispose() => _file.Dispose();

    private static void CheckKind(TensorStore file)
    {
        if (file.Metadata.GetValueOrDefault(StoreNames.KindKey) != StoreNames.Kind)
        {
            throw new CorpusException($"{file.Path} is no store of a corpus; give one that was built as such.");
        }

        var version = file.Metadata.GetValueOrDefault(StoreNames.VersionKey);
        if (version != StoreNames.Version)
        {
            throw new CorpusException(
                $"{file.Path} has version '{version}', not {StoreNames.Version}; build it again.");
        }
    }

    private bool Fits(string content, string starts)
    {
        var borders = _file.Span<long>(starts);
        return borders.Length == DocumentCount + 1 && borders[^1] == _file.Span<byte>(content).Length;
    }

    private ReadOnlySpan<byte> Part(string content, string starts, int ordinal)
    {
        var borders = _file.Span<long>(starts).Slice(ordinal, 2);
        return borders[0] >= 0 && borders[0] <= borders[1] && borders[1] <= _file.Span<byte>(content).Length
            ? _file.Bytes(content, borders[0], (int)(borders[1] - borders[0]))
            : throw Damaged(null);
    }

    private void CheckOrdinal(int ordinal)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ordinal);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(ordinal, DocumentCount);
    }

    private CorpusException Damaged(Exception? inner) =>
        new($"{Path} does not hold what was written to it; build it again.", inner);
}
