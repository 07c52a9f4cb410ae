namespace Whence.Corpora.Reading;

/// <summary>
/// Reads a corpus in JSON Lines, plain or gzip, one document at a time; memory is bounded by the longest line, and by
/// 16 bytes for each document, which find an id that comes twice.
/// </summary>
/// <remarks>
/// A line is an object with <c>id</c>, <c>source</c>, and either <c>text</c> or <c>chunks</c>, each with a <c>text</c>;
/// <c>title</c>, <c>url</c>, <c>licence</c> (or <c>license</c>), <c>date</c> and <c>split</c> may be there. Other
/// properties are not read.
/// </remarks>
public sealed class CorpusReader : IDisposable
{
    private readonly FileStream _file;
    private readonly LineReader _lines;
    private readonly DocumentParser _parser;
    private readonly string _path;
    private readonly HashSet<UInt128> _ids = [];

    private CorpusReader(string path, FileStream file, CorpusReaderOptions options)
    {
        _path = path;
        _file = file;
        _parser = new DocumentParser(options);
        _lines = GzipContent.StartsWithMagic(file)
            ? new LineReader(GzipContent.Open(file), options.LineBytesMax, GzipContent.Trailer)
            : new LineReader(file, options.LineBytesMax, trailer: []);
    }

    /// <summary>Gets the number of the last line read, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Gets how many bytes of the file were taken in, compressed where the file is.</summary>
    public long BytesRead => _file.Position;

    /// <summary>Gets the length of the file in bytes.</summary>
    public long BytesTotal => _file.Length;

    /// <summary>Opens a corpus; whether it is compressed is seen from its first bytes.</summary>
    /// <exception cref="CorpusException">The file is missing or cannot be read.</exception>
    public static CorpusReader Open(string path, CorpusReaderOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new CorpusReaderOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.ChunkCharsMax);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.LineBytesMax);
        if (!File.Exists(path))
        {
            throw new CorpusException($"{path} does not exist; give a file of JSON Lines, plain or gzip.");
        }

        try
        {
            return new CorpusReader(path, File.OpenRead(path), options);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"{path} cannot be read; check that you may read it.", exception);
        }
    }

    /// <summary>Reads all documents of a corpus, one at a time.</summary>
    /// <exception cref="CorpusException">The file is missing, or a line is not a document.</exception>
    public static IEnumerable<CorpusDocument> Read(string path, CorpusReaderOptions? options = null)
    {
        using var reader = Open(path, options);
        while (reader.Next() is { } document)
        {
            yield return document;
        }
    }

    /// <summary>Reads the next document, or returns null at the end.</summary>
    /// <exception cref="CorpusException">The next line is not a document, or its id was there before.</exception>
    public CorpusDocument? Next()
    {
        try
        {
            if (_lines.Next() is not { } line)
            {
                return null;
            }

            Line++;
            var document = _parser.Parse(line);
            return _ids.Add(IdHash.Of(document.Id))
                ? document
                : throw new FormatException($"the id '{document.Id}' was there before; give every document its own.");
        }
        catch (FormatException fault)
        {
            throw new CorpusException(_path, Line, fault.Message, fault);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            throw new CorpusException(
                _path, Line + 1, "the file ends early or is damaged; make or download it again.", exception);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _lines.Dispose();
        _file.Dispose();
    }
}
