namespace Whence.Keys;

/// <summary>What is stored of a key: never its secret.</summary>
public sealed record ApiKeyRecord
{
    /// <summary>Gets the part of the key that names it.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the SHA-256 of the whole key, in lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>Gets whom the key speaks for.</summary>
    public required string Tenant { get; init; }

    /// <summary>Gets what the key may do.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Gets what the key may use.</summary>
    public required KeyLimits Limits { get; init; }

    /// <summary>Gets when the key was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets from when on the key is refused, or null.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets when the key was revoked, or null.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Gets when the key was last used, to about a minute, or null.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Returns what the key is at a moment: active, expired or revoked.</summary>
    public string StateAt(DateTimeOffset now) => this switch
    {
        { RevokedAt: not null } => "revoked",
        { ExpiresAt: { } end } when end <= now => "expired",
        _ => "active",
    };
}
