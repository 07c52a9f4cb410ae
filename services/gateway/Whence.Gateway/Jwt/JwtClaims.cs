using System.Text.Json;
using System.Text.RegularExpressions;
using Whence.Gateway.ApiKeys;
using Whence.Hosting.Identity;

namespace Whence.Gateway.Jwt;

/// <summary>Checks what a token says once its signature is known to be right.</summary>
internal static partial class JwtClaims
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    /// <summary>Returns until when the token may be believed.</summary>
    /// <exception cref="JwtProblem">It is of another issuer, for others, too old or too new.</exception>
    public static DateTimeOffset Check(JsonElement claims, JwtOptions options, DateTimeOffset now)
    {
        if (JwtParts.Text(claims, "iss") != options.Issuer)
        {
            throw new JwtProblem("The token is of another issuer.");
        }

        if (!Audiences(claims).Contains(options.Audience))
        {
            throw new JwtProblem("The token is for another audience.");
        }

        if (Moment(claims, "nbf") is { } begin && begin > now + Skew)
        {
            throw new JwtProblem("The token is not valid yet.");
        }

        var end = Moment(claims, "exp") ?? throw new JwtProblem("The token has no exp; it has to end.");
        return end + Skew > now ? end + Skew : throw new JwtProblem("The token has expired.");
    }

    /// <summary>Returns whom the token speaks for.</summary>
    public static CallerIdentity Identity(JsonElement claims, JwtOptions options, KeyDefaults defaults)
    {
        var tenant = JwtParts.Text(claims, options.TenantClaim);
        if (tenant is null || !TenantPattern().IsMatch(tenant))
        {
            throw new JwtProblem($"The token's {options.TenantClaim} names no tenant.");
        }

        var subject = JwtParts.Text(claims, "sub") ?? throw new JwtProblem("The token has no sub.");
        var scopes = Texts(claims, options.ScopesClaim).ToHashSet();
        return new CallerIdentity(
            tenant, $"sub:{subject}", [.. ScopeNames.Grantable.Where(scopes.Contains)], defaults.Apply(null));
    }

    private static IEnumerable<string> Audiences(JsonElement claims) =>
        JwtParts.Text(claims, "aud") is { } one ? [one] : Texts(claims, "aud");

    // A list, or names separated by spaces.
    private static IEnumerable<string> Texts(JsonElement claims, string name) =>
        !claims.TryGetProperty(name, out var value) ? []
            : value.ValueKind == JsonValueKind.String ? value.GetString()!.Split(' ')
            : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray()
                .Where(item => item.ValueKind == JsonValueKind.String)
                .Select(item => item.GetString()!)
            : [];

    private static DateTimeOffset? Moment(JsonElement claims, string name)
    {
        if (!claims.TryGetProperty(name, out var value))
        {
            return null;
        }

        // Year 9999 is the last that can be told from an overflow.
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds)
            && seconds is >= 0 and < 253_402_300_000
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : throw new JwtProblem($"The token's {name} is no moment.");
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{0,62}\z")]
    private static partial Regex TenantPattern();
}
