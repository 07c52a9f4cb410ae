using System.Security.Cryptography;
using System.Text;

namespace Whence.Contracts;

/// <summary>Derives the id of a message from what it says, so that a message sent twice is one message.</summary>
public static class MessageIds
{
    /// <summary>Returns the version 5 UUID (RFC 9562) of a name within a scope.</summary>
    public static Guid From(Guid scope, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var input = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        scope.TryWriteBytes(input, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, input.AsSpan(16));
#pragma warning disable CA5350 // RFC 9562 defines version 5 by SHA-1; it names a message and protects nothing.
        var hash = SHA1.HashData(input);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
