using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Whence.Corpora;

/// <summary>Computes the SHA-256 that identifies a corpus by what its documents say, in their order.</summary>
/// <remarks>
/// It does not depend on compression, on the layout of the JSON, or on properties that are not part of a
/// <see cref="CorpusDocument"/>. Each field goes in as its length in bytes (64 bits, little-endian, -1 where it is
/// absent) and its UTF-8.
/// </remarks>
public sealed class CorpusDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _bytes = new byte[1 << 12];

    /// <summary>Takes the next document in.</summary>
    public void Add(CorpusDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        AddText(document.Id);
        AddText(document.Source);
        AddText(document.Text);
        AddText(document.Title);
        AddText(document.Url);
        AddText(document.Licence);
        AddText(document.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        AddText(document.Split);
        AddNumber(document.Chunks.Count);
        foreach (var chunk in document.Chunks)
        {
            AddNumber(chunk.StartChar);
            AddNumber(chunk.EndChar);
        }
    }

    /// <summary>Returns the digest of all documents so far, in lower-case hexadecimal.</summary>
    public string Current() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Returns the digest of a whole corpus, in lower-case hexadecimal.</summary>
    public static string Of(IEnumerable<CorpusDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        using var digest = new CorpusDigest();
        foreach (var document in documents)
        {
            digest.Add(document);
        }

        return digest.Current();
    }

    /// <summary>Releases the hash.</summary>
    public void Dispose() => _hash.Dispose();

    private void AddText(string? text)
    {
        if (text is null)
        {
            AddNumber(-1);
            return;
        }

        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_bytes.Length < length)
        {
            _bytes = new byte[length];
        }

        length = Encoding.UTF8.GetBytes(text, _bytes);
        AddNumber(length);
        _hash.AppendData(_bytes.AsSpan(0, length));
    }

    private void AddNumber(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        _hash.AppendData(bytes);
    }
}
