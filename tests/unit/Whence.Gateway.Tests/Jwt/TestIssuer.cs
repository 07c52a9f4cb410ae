using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Whence.Gateway.Tests.Support;

namespace Whence.Gateway.Tests.Jwt;

/// <summary>An issuer of tokens: a real key set on loopback, and tokens as right or wrong as a test wants.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    public const string Name = "https://issuer.example";
    public const string Audience = "whence";

    private readonly Dictionary<string, object> _published = [];
    private readonly Backend _server;

    private TestIssuer(Backend server)
    {
        _server = server;
        server.Answer = AnswerAsync;
    }

    public RSA Rsa { get; } = RSA.Create(2048);

    public ECDsa Curve { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public int Fetches => _server.Received.Count;

    /// <summary>Gets or sets what stands in for the key set, when it is not to be right.</summary>
    public RequestDelegate? Instead { get; set; }

    public string Address => _server.Address + "/keys";

    public (string Key, string Value)[] Settings =>
    [
        ("Jwt:Issuer", Name), ("Jwt:Audience", Audience), ("Jwt:KeysAddress", Address),
    ];

    public static async Task<TestIssuer> StartAsync()
    {
        var issuer = new TestIssuer(await Backend.StartAsync());
        issuer.Publish("rsa-1", issuer.Rsa);
        issuer.Publish("ec-1", issuer.Curve);
        return issuer;
    }

    public void Publish(string id, RSA key)
    {
        var parameters = key.ExportParameters(false);
        _published[id] = new
        {
            kid = id, kty = "RSA", use = "sig", alg = "RS256",
            n = Base64Url.EncodeToString(parameters.Modulus), e = Base64Url.EncodeToString(parameters.Exponent),
        };
    }

    public void Publish(string id, ECDsa key)
    {
        var point = key.ExportParameters(false).Q;
        _published[id] = new
        {
            kid = id, kty = "EC", crv = "P-256",
            x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y),
        };
    }

    /// <summary>Returns claims that are right, with some replaced; null takes one away.</summary>
    public static Dictionary<string, object?> Claims(DateTimeOffset now, params (string Name, object? Value)[] changes)
    {
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = Name, ["aud"] = Audience, ["sub"] = "alice", ["tenant"] = "acme",
            ["scope"] = "generate explain", ["exp"] = now.ToUnixTimeSeconds() + 300,
        };
        foreach (var (name, value) in changes)
        {
            claims[name] = value;
        }

        return claims.Where(claim => claim.Value is not null).ToDictionary();
    }

    public string SignRsa(object claims, object? header = null) => Token(
        header ?? new { alg = "RS256", kid = "rsa-1", typ = "at+jwt" },
        claims,
        bytes => Rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public string SignCurve(object claims, object? header = null) => Token(
        header ?? new { alg = "ES256", kid = "ec-1", typ = "JWT" },
        claims,
        bytes => Curve.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));

    public static string Token(object header, object claims, Func<byte[], byte[]> sign)
    {
        var body = $"{Part(header)}.{Part(claims)}";
        return $"{body}.{Base64Url.EncodeToString(sign(System.Text.Encoding.ASCII.GetBytes(body)))}";
    }

    public async ValueTask DisposeAsync()
    {
        Rsa.Dispose();
        Curve.Dispose();
        await _server.DisposeAsync();
    }

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));

    private Task AnswerAsync(HttpContext context) =>
        Instead?.Invoke(context) ?? context.Response.WriteAsJsonAsync(new { keys = _published.Values });
}
