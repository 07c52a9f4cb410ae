using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Whence.Hosting.Problems;
using Whence.Keys;

namespace Whence.Gateway.Access;

/// <summary>Finds the one credential of a request.</summary>
/// <param name="Text">The key or token, or null.</param>
/// <param name="Refusal">Why there is none, or null.</param>
internal readonly record struct Credential(string? Text, Problem? Refusal)
{
    private const string Scheme = "Bearer";
    private const string KeyHeader = "x-api-key";

    private static readonly string[] QueryNames = ["api_key", "api-key", "apikey", "key", "access_token", "token"];

    public static Credential Of(HttpRequest request)
    {
        var authorization = request.Headers.Authorization;
        var key = request.Headers[KeyHeader];
        return IsInQuery(request) ? new(null, Refusals.KeyInQuery)
            : authorization.Count + key.Count > 1 ? new(null, Refusals.TwoCredentials)
            : authorization.Count == 1 ? Bearer(authorization.ToString())
            : Value(key);
    }

    private static Credential Bearer(string header) =>
        header.StartsWith(Scheme + " ", StringComparison.OrdinalIgnoreCase) ? Value(header[Scheme.Length..].Trim())
            : header.Length == 0 || header.Equals(Scheme, StringComparison.OrdinalIgnoreCase)
            ? new(null, Refusals.NoCredential)
            : new(null, Refusals.UnknownScheme);

    private static Credential Value(StringValues value) =>
        StringValues.IsNullOrEmpty(value) ? new(null, Refusals.NoCredential)
            : value.ToString().Contains(',', StringComparison.Ordinal) ? new(null, Refusals.TwoCredentials)
            : new(value.ToString(), null);

    // Most requests have no query at all, and then nothing is parsed.
    private static bool IsInQuery(HttpRequest request) =>
        request.QueryString.HasValue
        && (request.QueryString.Value!.Contains(ApiKey.Prefix, StringComparison.OrdinalIgnoreCase)
            || request.Query.Keys.Any(name => QueryNames.Contains(name, StringComparer.OrdinalIgnoreCase)));
}
