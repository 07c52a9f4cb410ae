using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Whence.Cli.Bench.Serve;

/// <summary>The header by which the gateway tells a service who asks, made here to ask the service without gateway.
/// </summary>
internal static class ServeIdentity
{
    public const string HeaderName = "X-Whence-Identity";

    private const int LifetimeSeconds = 60;

    /// <summary>Signs the identity of a tenant with the secret that the services share.</summary>
    public static string Sign(string tenant, string secret, DateTimeOffset now)
    {
        var claims = new
        {
            caller = new
            {
                tenant,
                principal = "bench",
                scopes = new[] { "generate", "explain", "steer" },
                limits = new { requests_per_minute = (int?)null },
            },
            exp = now.AddSeconds(LifetimeSeconds).ToUnixTimeMilliseconds(),
        };
        var payload = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims));
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(payload));
        return $"{payload}.{Base64Url.EncodeToString(mac)}";
    }
}
