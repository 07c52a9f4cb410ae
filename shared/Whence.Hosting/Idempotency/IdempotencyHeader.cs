using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Whence.Hosting.Problems;

namespace Whence.Hosting.Idempotency;

/// <summary>Reads the header Idempotency-Key: 1 to 255 visible ASCII characters.</summary>
public static class IdempotencyHeader
{
    /// <summary>The name of the header.</summary>
    public const string Name = "Idempotency-Key";

    private const int LengthMax = 255;

    /// <summary>Returns the key, or null without one.</summary>
    /// <param name="request">The request; its method and path are part of the fingerprint.</param>
    /// <param name="body">What else a repetition has to repeat.</param>
    /// <exception cref="ApiException">The header is malformed: 400.</exception>
    public static IdempotencyKey? Read(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        ArgumentNullException.ThrowIfNull(request);
        var values = request.Headers[Name];
        if (values.Count == 0)
        {
            return null;
        }

        var key = values.Count == 1 ? values[0]! : "";
        if (key.Length is 0 or > LengthMax || key.Any(character => character is < '!' or > '~'))
        {
            throw new ApiException(
                StatusCodes.Status400BadRequest,
                "invalid_idempotency_key",
                $"{Name} must be one value of 1 to {LengthMax} visible ASCII characters.",
                Name);
        }

        return new IdempotencyKey(key, Fingerprint(request, body));
    }

    private static byte[] Fingerprint(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        hash.AppendData(body.Span);
        return hash.GetHashAndReset();
    }
}
