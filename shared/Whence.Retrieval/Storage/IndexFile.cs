using Whence.Corpora.Storage;
using Whence.Retrieval.Words;
using Whence.Safetensors;

namespace Whence.Retrieval.Storage;

/// <summary>Keeps the arrays of an index in one memory-mapped file that names its kind, its version, its corpus and the
/// digest of its content.</summary>
internal sealed class IndexFile : IDisposable
{
    private const string KindKey = "kind";
    private const string VersionKey = "version";
    private const string CorpusKey = "corpus_sha256";
    private const string ContentKey = "content_sha256";

    private readonly TensorStore _file;

    private IndexFile(TensorStore file) => _file = file;

    public string Path => _file.Path;

    public WordTable Words => new(Span<byte>(WordNames.Utf8), Span<long>(WordNames.Start));

    public static TensorData Integers(string name, int[] values) =>
        TensorData.Bytes(name, TensorType.I32, [values.Length], new ArrayBytes<int>(values).Memory);

    public static void Write(string path, IndexKind kind, CorpusStore corpus, IReadOnlyList<TensorData> tensors)
    {
        try
        {
            TensorWriter.Write(path, tensors, new Dictionary<string, string>
            {
                [KindKey] = kind.Name,
                [VersionKey] = kind.Version,
                [CorpusKey] = corpus.Digest,
                [ContentKey] = ContentDigest.Of(corpus.Digest, tensors),
            });
        }
        catch (SafetensorsException exception)
        {
            throw new RetrievalException(
                $"{path} cannot be written; check that its folder is writable and has room.", exception);
        }
    }

    /// <exception cref="RetrievalException">The file is missing, cut off, or of another kind, version or corpus.
    /// </exception>
    public static IndexFile Open(string path, IndexKind kind, CorpusStore corpus)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(corpus);
        TensorStore file;
        try
        {
            file = TensorStore.Open(path);
        }
        catch (SafetensorsException exception)
        {
            throw new RetrievalException($"{path} is missing, cut off, or no index; build it again.", exception);
        }

        try
        {
            Require(file, KindKey, kind.Name, $"is no index of the kind {kind.Name}");
            Require(file, VersionKey, kind.Version, $"does not have version {kind.Version}");
            Require(file, CorpusKey, corpus.Digest, $"was built from another corpus than {corpus.Path}");
            return new IndexFile(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public ReadOnlySpan<T> Span<T>(string name)
        where T : unmanaged
    {
        try
        {
            return _file.Span<T>(name);
        }
        catch (SafetensorsException exception)
        {
            throw Damaged(exception);
        }
    }

    /// <summary>Refuses arrays whose lengths do not fit.</summary>
    public void Require(bool fits)
    {
        if (!fits)
        {
            throw Damaged(null);
        }
    }

    /// <summary>Compares all bytes with the digest that was written.</summary>
    public void Verify() => Require(
        ContentDigest.Of(_file.Metadata[CorpusKey], _file) == _file.Metadata.GetValueOrDefault(ContentKey));

    public RetrievalException Damaged(Exception? inner) =>
        new($"{Path} does not hold what was written to it; build it again.", inner);

    public void Dispose() => _file.Dispose();

    private static void Require(TensorStore file, string key, string expected, string problem)
    {
        if (file.Metadata.GetValueOrDefault(key) != expected)
        {
            throw new RetrievalException($"{file.Path} {problem}; build it again.");
        }
    }
}
