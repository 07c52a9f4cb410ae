namespace Whence.Keys;

/// <summary>What people are shown of a key.</summary>
/// <param name="Key">The whole key, only when it has just been made.</param>
/// <param name="Id">The part that names it.</param>
/// <param name="Tenant">Whom it speaks for.</param>
/// <param name="State">active, expired or revoked.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Limits">What it may use.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends, or null.</param>
/// <param name="RevokedAt">When it was revoked, or null.</param>
/// <param name="LastUsedAt">When it was last used, or null.</param>
public sealed record KeyReport(
    string? Key,
    string Id,
    string Tenant,
    string State,
    IReadOnlyList<string> Scopes,
    KeyLimits Limits,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt)
{
    /// <summary>Returns what to show of a stored key.</summary>
    public static KeyReport Of(ApiKeyRecord record, DateTimeOffset now, ApiKey? issued = null) => new(
        issued?.Text, record.Id, record.Tenant, record.StateAt(now), record.Scopes, record.Limits, record.CreatedAt,
        record.ExpiresAt, record.RevokedAt, record.LastUsedAt);

    /// <summary>Returns the lines that hand over a new key.</summary>
    public IEnumerable<string> Handover() =>
    [
        Key!,
        $"Keep it now: it is not shown again. It speaks for {Tenant} ({string.Join(", ", Scopes)}), " +
            (ExpiresAt is { } end ? $"until {end:u}." : "until it is revoked."),
    ];

    /// <summary>Returns one line of a list.</summary>
    public string Line() =>
        $"{Id}  {State,-7}  {Tenant,-16}  {string.Join(',', Scopes)}  created {CreatedAt:u}" +
        (ExpiresAt is { } end ? $"  ends {end:u}" : "") +
        (LastUsedAt is { } used ? $"  used {used:u}" : "  never used");
}
