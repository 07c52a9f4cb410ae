using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Whence.Hosting.Identity;

/// <summary>A caller's identity as services hand it on: base64url of its JSON, a dot, base64url of the HMAC-SHA256 over
/// the first part.</summary>
public static class IdentityToken
{
    /// <summary>The header that carries it; the gateway strips it from what comes from outside.</summary>
    public const string HeaderName = "X-Whence-Identity";

    /// <summary>Gets how long a token is valid.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromSeconds(60);

    private static JsonSerializerOptions Json { get; } = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>Signs an identity, for 60 seconds from now.</summary>
    public static string Sign(CallerIdentity caller, string secret, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var claims = new Claims(caller, (now + Lifetime).ToUnixTimeMilliseconds());
        var payload = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, Json));
        return $"{payload}.{Base64Url.EncodeToString(Mac(payload, secret))}";
    }

    /// <summary>Returns whom a token names, or null when it is forged, altered, malformed or too old.</summary>
    public static CallerIdentity? Verify(string? token, string secret, DateTimeOffset now)
    {
        var parts = token?.Split('.') ?? [];
        if (parts.Length != 2 || !HasMac(parts[0], parts[1], secret))
        {
            return null;
        }

        var claims = JsonSerializer.Deserialize<Claims>(Base64Url.DecodeFromChars(parts[0]), Json)!;
        return now.ToUnixTimeMilliseconds() < claims.Exp ? claims.Caller : null;
    }

    // Text is compared with text: each code has exactly one spelling that way.
    private static bool HasMac(string payload, string mac, string secret) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(mac), Encoding.UTF8.GetBytes(Base64Url.EncodeToString(Mac(payload, secret))));

    private static byte[] Mac(string payload, string secret) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(payload));

    private sealed record Claims(CallerIdentity Caller, long Exp);
}
