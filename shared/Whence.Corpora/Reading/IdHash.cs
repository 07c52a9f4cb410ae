using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Whence.Corpora.Reading;

/// <summary>Shortens an id to 128 bits that no two ids of a corpus share.</summary>
internal static class IdHash
{
    public static UInt128 Of(string id) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
