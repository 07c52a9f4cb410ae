using System.Security.Cryptography;
using System.Text.Json;

namespace Whence.Hosting.Messaging.Bus;

/// <summary>Digests what a message says, and not its envelope, which names times and machines.</summary>
internal static class MessageBody
{
    /// <summary>Returns the SHA-256 of the envelope's member <c>message</c>, byte for byte.</summary>
    public static byte[] Digest(ReadOnlySpan<byte> envelope)
    {
        var reader = new Utf8JsonReader(envelope, isFinalBlock: true, default);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals("message"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (found)
            {
                return SHA256.HashData(envelope[start..(int)reader.BytesConsumed]);
            }
        }

        throw new UnusableMessageException("The envelope has no member \"message\".");
    }
}
