using System.Security.Cryptography;
using Whence.Contracts.Payloads;

namespace Whence.Hosting.Payloads;

/// <summary>Names content by its SHA-256.</summary>
public static class PayloadDigest
{
    private const string Prefix = "sha256:";

    /// <summary>Returns the reference of content.</summary>
    public static PayloadReference Of(ReadOnlySpan<byte> content) =>
        new(Prefix + Convert.ToHexStringLower(SHA256.HashData(content)), content.Length);

    /// <summary>Returns the 64 hexadecimal digits of a reference.</summary>
    /// <exception cref="PayloadException">The digest is malformed.</exception>
    public static string Hex(PayloadReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var hex = reference.Digest.StartsWith(Prefix, StringComparison.Ordinal)
            ? reference.Digest[Prefix.Length..]
            : "";
        return hex.Length == 64 && hex.All(char.IsAsciiHexDigitLower)
            ? hex
            : throw new PayloadException("A payload digest is sha256: and 64 lower-case hexadecimal digits.");
    }

    /// <summary>Returns the content if it is what the reference names.</summary>
    /// <exception cref="PayloadException">It is truncated or altered.</exception>
    public static byte[] Check(PayloadReference reference, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(content);
        if (Of(content) != reference)
        {
            throw new PayloadException($"The payload {reference.Digest} is truncated or altered.");
        }

        return content;
    }
}
