using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Whence.Gateway.Jwt;

/// <summary>A public key of the issuer, good for one algorithm: the token does not choose how it is checked.</summary>
internal sealed class SigningKey
{
    private const int RsaBitsMin = 2048;

    private readonly Func<byte[], byte[], bool> _verify;

    private SigningKey(string id, string algorithm, Func<byte[], byte[], bool> verify)
    {
        (Id, Algorithm, _verify) = (id, algorithm, verify);
    }

    public string Id { get; }

    public string Algorithm { get; }

    /// <summary>Reads one key of a set; null when it is of a kind that is not used here.</summary>
    public static SigningKey? Of(JsonElement key)
    {
        var (id, use, algorithm) = (Text(key, "kid"), Text(key, "use"), Text(key, "alg"));
        if (id is null || use is not (null or "sig"))
        {
            return null;
        }

        return (Text(key, "kty"), Text(key, "crv")) switch
        {
            ("RSA", _) when algorithm is null or "RS256" => Rsa(id, key),
            ("EC", "P-256") when algorithm is null or "ES256" => EllipticCurve(id, key),
            _ => null,
        };
    }

    public bool Verify(byte[] signed, byte[] signature) => _verify(signed, signature);

    private static SigningKey? Rsa(string id, JsonElement key)
    {
        var rsa = RSA.Create(new RSAParameters { Modulus = Bytes(key, "n"), Exponent = Bytes(key, "e") });
        return rsa.KeySize < RsaBitsMin ? null : new SigningKey(
            id,
            "RS256",
            (signed, signature) =>
                rsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static SigningKey EllipticCurve(string id, JsonElement key)
    {
        var point = new ECPoint { X = Bytes(key, "x"), Y = Bytes(key, "y") };
        var curve = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
        return new SigningKey(
            id,
            "ES256",
            (signed, signature) => curve.VerifyData(
                signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
    }

    private static byte[] Bytes(JsonElement key, string name) =>
        Base64Url.DecodeFromChars(Text(key, name) ?? throw new FormatException($"A key of the issuer lacks {name}."));

    private static string? Text(JsonElement key, string name) => JwtParts.Text(key, name);
}
