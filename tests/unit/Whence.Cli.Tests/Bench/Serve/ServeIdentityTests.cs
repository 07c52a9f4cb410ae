using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Whence.Cli.Bench.Serve;

namespace Whence.Cli.Tests.Bench.Serve;

public class ServeIdentityTests
{
    [Fact]
    public void Sign_Tenant_IsAClaimUnderTheSecret()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var parts = ServeIdentity.Sign("acme", "secret", now).Split('.');
        var mac = HMACSHA256.HashData("secret"u8, Encoding.ASCII.GetBytes(parts[0]));
        Assert.Equal(Base64Url.EncodeToString(mac), parts[1]);
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]));
        Assert.Equal("acme", claims.RootElement.GetProperty("caller").GetProperty("tenant").GetString());
        Assert.Equal(1_800_000_060_000, claims.RootElement.GetProperty("exp").GetInt64());
    }
}
