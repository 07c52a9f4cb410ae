using System.Text.RegularExpressions;

namespace Whence.Keys;

/// <summary>A key that somebody wants.</summary>
/// <param name="Tenant">Whom it speaks for.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Limits">What it may use.</param>
/// <param name="ExpiresAt">When it ends, or null.</param>
public sealed partial record KeyOrder(
    string Tenant, IReadOnlyList<string> Scopes, KeyLimits Limits, DateTimeOffset? ExpiresAt = null)
{
    /// <summary>Makes the key and what is stored of it.</summary>
    /// <exception cref="KeyException">The order names a tenant, scope, limit or end that cannot be.</exception>
    public (ApiKey Key, ApiKeyRecord Record) Issue(DateTimeOffset now)
    {
        Check(now);
        var key = ApiKey.Create();
        var record = new ApiKeyRecord
        {
            Id = key.Id,
            Hash = Convert.ToHexStringLower(key.Hash()),
            Tenant = Tenant,
            Scopes = [.. KeyScopes.Grantable.Where(Scopes.Contains)],
            Limits = Limits,
            CreatedAt = now,
            ExpiresAt = ExpiresAt,
        };
        return (key, record);
    }

    private void Check(DateTimeOffset now)
    {
        if (!TenantPattern().IsMatch(Tenant))
        {
            throw new KeyException($"'{Tenant}' is not the name of a tenant; write 1 to 63 of a-z, 0-9, '.', '_' and " +
                "'-', beginning with a letter or a digit.");
        }

        if (Scopes.FirstOrDefault(scope => !KeyScopes.Grantable.Contains(scope)) is { } unknown)
        {
            throw new KeyException(
                $"'{unknown}' is not a scope; choose from {string.Join(", ", KeyScopes.Grantable)}.");
        }

        if (Scopes.Count == 0)
        {
            throw new KeyException($"A key needs a scope; choose from {string.Join(", ", KeyScopes.Grantable)}.");
        }

        if (ExpiresAt <= now)
        {
            throw new KeyException($"The key would end at {ExpiresAt:u}, which is past; choose a later moment.");
        }

        if (Limits is { RequestsPerMinute: < 0 } or { ConcurrentGenerations: < 0 } or { TokensPerDay: < 0 })
        {
            throw new KeyException("A limit is below 0; write 0 for nothing at all, or leave the limit out.");
        }
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{0,62}\z")]
    private static partial Regex TenantPattern();
}
