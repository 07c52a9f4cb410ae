using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Whence.Safetensors;

namespace Whence.Corpora.Storage;

/// <summary>Collects documents and writes them to one file.</summary>
/// <remarks>The texts wait in a file beside it; the rest, about 200 bytes for each document, waits in memory.</remarks>
internal sealed class CorpusStoreWriter : IDisposable
{
    private static readonly JsonSerializerOptions Json =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _path;
    private readonly FileStream _text;
    private readonly MemoryStream _fields = new();
    private readonly List<long> _textStart = [0];
    private readonly List<long> _fieldsStart = [0];
    private readonly List<int> _chunkFirst = [0];
    private readonly List<int> _chunkStart = [];
    private readonly List<int> _chunkEnd = [];
    private readonly List<int> _sourceOf = [];
    private readonly Dictionary<string, int> _sources = new(StringComparer.Ordinal);
    private readonly CorpusDigest _digest = new();

    public CorpusStoreWriter(string path)
    {
        _path = path;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _text = new FileStream(
            path + ".text", FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
    }

    public void Add(CorpusDocument document)
    {
        _digest.Add(document);
        _text.Write(Encoding.UTF8.GetBytes(document.Text));
        if (_text.Position > Array.MaxLength)
        {
            throw new CorpusException(
                $"The texts are longer than {Array.MaxLength} bytes; cut the corpus into several stores.");
        }

        _textStart.Add(_text.Position);
        JsonSerializer.Serialize(_fields, Entry(document), Json);
        _fieldsStart.Add(_fields.Position);
        foreach (var chunk in document.Chunks)
        {
            _chunkStart.Add(chunk.StartChar);
            _chunkEnd.Add(chunk.EndChar);
        }

        _chunkFirst.Add(_chunkStart.Count);
        _sourceOf.Add(SourceNumber(document.Source));
    }

    public string Finish()
    {
        var text = new byte[_text.Length];
        _text.Position = 0;
        _text.ReadExactly(text);
        var digest = _digest.Current();
        var tensors = Tensors(text);
        TensorWriter.Write(_path, tensors, new Dictionary<string, string>
        {
            [StoreNames.KindKey] = StoreNames.Kind,
            [StoreNames.VersionKey] = StoreNames.Version,
            [StoreNames.DigestKey] = digest,
            [StoreNames.ContentKey] = ContentDigest.Of(digest, tensors),
        });
        return digest;
    }

    public void Dispose()
    {
        _text.Dispose();
        _digest.Dispose();
    }

    private TensorData[] Tensors(byte[] text) =>
    [
        Bytes(StoreNames.Text, text),
        Longs(StoreNames.TextStart, _textStart),
        Bytes(StoreNames.Fields, _fields.ToArray()),
        Longs(StoreNames.FieldsStart, _fieldsStart),
        Integers(StoreNames.ChunkStart, _chunkStart),
        Integers(StoreNames.ChunkEnd, _chunkEnd),
        Integers(StoreNames.ChunkFirst, _chunkFirst),
        Integers(StoreNames.SourceOf, _sourceOf),
        Bytes(StoreNames.Sources, JsonSerializer.SerializeToUtf8Bytes(_sources.Keys, Json)),
    ];

    private int SourceNumber(string source)
    {
        if (!_sources.TryGetValue(source, out var number))
        {
            number = _sources.Count;
            _sources.Add(source, number);
        }

        return number;
    }

    private DocumentEntry Entry(CorpusDocument document) => new(
        _sourceOf.Count, document.Id, document.Source, document.Title, document.Url, document.Licence, document.Date,
        document.Split);

    private static TensorData Bytes(string name, byte[] content) =>
        TensorData.Bytes(name, TensorType.U8, [content.Length], content);

    private static TensorData Longs(string name, List<long> values) =>
        TensorData.Integers(name, [values.Count], CollectionsMarshal.AsSpan(values));

    private static TensorData Integers(string name, List<int> values) => TensorData.Bytes(
        name, TensorType.I32, [values.Count],
        MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(values)).ToArray());
}
