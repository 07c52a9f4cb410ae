using System.Security.Cryptography;
using System.Text;
using Whence.Safetensors;

namespace Whence.Corpora.Storage;

/// <summary>Computes one SHA-256, in lower-case hexadecimal, of the digest of a corpus and of all tensors made of it:
/// of their names and of the SHA-256 of each, ordered by name. The file can then hold it in its metadata.</summary>
public static class ContentDigest
{
    /// <summary>Returns the digest of tensors that are to be written.</summary>
    public static string Of(string corpusDigest, IEnumerable<TensorData> tensors) =>
        Of(corpusDigest, tensors.Select(tensor => (tensor.Name, SHA256.HashData(tensor.Content.Span))));

    /// <summary>Returns the digest of a file of at most 2 GiB in each tensor, computed anew.</summary>
    /// <exception cref="SafetensorsException">The file shrank since it was opened.</exception>
    public static string Of(string corpusDigest, TensorStore file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Of(corpusDigest, file.Entries.Keys.Select(name => (name, SHA256.HashData(file.Bytes(name)))));
    }

    private static string Of(string corpusDigest, IEnumerable<(string Name, byte[] Sha256)> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(corpusDigest));
        foreach (var (name, sha256) in parts.OrderBy(part => part.Name, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(sha256);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
