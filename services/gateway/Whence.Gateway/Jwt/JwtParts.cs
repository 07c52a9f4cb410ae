using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Whence.Gateway.Jwt;

/// <summary>The three parts of a compact token, decoded; nothing in them is believed yet.</summary>
internal sealed class JwtParts : IDisposable
{
    private const int LengthMax = 16_384;

    // A header that brings its own key asks to be believed on its own word.
    private static readonly string[] Forbidden = ["jwk", "jku", "x5u", "x5c", "x5t", "x5t#S256", "crit", "zip", "enc"];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    private readonly JsonDocument _header;
    private readonly JsonDocument _claims;

    private JwtParts(JsonDocument header, JsonDocument claims, byte[] signature, byte[] signed)
    {
        (_header, _claims, Signature, Signed) = (header, claims, signature, signed);
    }

    public JsonElement Claims => _claims.RootElement;

    public byte[] Signature { get; }

    /// <summary>Gets what the signature is over: the first two parts as they were sent.</summary>
    public byte[] Signed { get; }

    public string Algorithm =>
        Text(_header.RootElement, "alg") ?? throw new JwtProblem("The token names no algorithm.");

    public string KeyId => Text(_header.RootElement, "kid") ?? throw new JwtProblem("The token names no key.");

    /// <summary>Splits and decodes a token.</summary>
    /// <exception cref="JwtProblem">It is not one, or its header asks for something that is not granted.</exception>
    public static JwtParts Of(string token)
    {
        var parts = token.Length > LengthMax ? [] : token.Split('.');
        if (parts.Length != 3)
        {
            throw new JwtProblem("This is neither a key of ours nor a signed token of three parts.");
        }

        try
        {
            var decoded = new JwtParts(
                Json(parts[0]), Json(parts[1]), Base64Url.DecodeFromChars(parts[2]),
                Encoding.ASCII.GetBytes(token[..token.LastIndexOf('.')]));
            decoded.CheckHeader();
            return decoded;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            throw new JwtProblem("The token is not base64url of JSON.");
        }
    }

    public void Dispose()
    {
        _header.Dispose();
        _claims.Dispose();
    }

    /// <summary>Returns a member that is a text, or null.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private void CheckHeader()
    {
        if (Forbidden.FirstOrDefault(name => _header.RootElement.TryGetProperty(name, out _)) is { } name)
        {
            throw new JwtProblem($"The token's header has {name}, which is not accepted.");
        }

        var type = Text(_header.RootElement, "typ");
        if (type is not null && !type.Equals("JWT", StringComparison.OrdinalIgnoreCase)
            && !type.Equals("at+jwt", StringComparison.OrdinalIgnoreCase)
            && !type.Equals("application/at+jwt", StringComparison.OrdinalIgnoreCase))
        {
            throw new JwtProblem("The token is no access token: its typ is neither at+jwt nor JWT.");
        }
    }

    private static JsonDocument Json(string part)
    {
        var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part), Strict);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document
            : throw new JwtProblem("The token is not made of JSON objects.");
    }
}
