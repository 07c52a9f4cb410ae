using System.Security.Cryptography;
using System.Text;

namespace Whence.Safetensors;

/// <summary>Computes the digests that identify a model, in lower-case hexadecimal.</summary>
internal static class ModelDigest
{
    private const int ChunkBytes = 1 << 20;

    public static string Of(StoredBytes file)
    {
        file.EnsureLength();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var offset = 0L; offset < file.Length; offset += ChunkBytes)
        {
            hash.AppendData(file.Slice(offset, (int)Math.Min(ChunkBytes, file.Length - offset)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static string Of(IEnumerable<string> digests)
    {
        var lines = string.Concat(digests.Order(StringComparer.Ordinal).Select(digest => digest + "\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(lines)));
    }
}
