using System.Security.Cryptography;
using System.Text;

namespace Whence.Safetensors;

/// <summary>Computes one SHA-256, in lower-case hexadecimal, of what a file was made of and of all its tensors: of
/// their names and of the SHA-256 of each, ordered by name. The file can then hold it in its metadata.</summary>
public static class ContentDigest
{
    /// <summary>Returns the digest of tensors that are to be written.</summary>
    /// <param name="origin">What they were made of, such as the digest of a corpus.</param>
    /// <param name="tensors">All of them.</param>
    public static string Of(string origin, IEnumerable<TensorData> tensors) =>
        Of(origin, tensors.Select(tensor => (tensor.Name, SHA256.HashData(tensor.Content.Span))));

    /// <summary>Returns the digest of a file of at most 2 GiB in each tensor, computed anew.</summary>
    /// <param name="origin">What it was made of, such as the digest of a corpus.</param>
    /// <param name="file">The file.</param>
    /// <exception cref="SafetensorsException">The file shrank since it was opened.</exception>
    public static string Of(string origin, TensorStore file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Of(origin, file.Entries.Keys.Select(name => (name, SHA256.HashData(file.Bytes(name)))));
    }

    private static string Of(string origin, IEnumerable<(string Name, byte[] Sha256)> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(origin));
        foreach (var (name, sha256) in parts.OrderBy(part => part.Name, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(sha256);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
