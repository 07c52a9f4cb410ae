namespace Whence.Gateway.Storage;

/// <summary>A row of gateway.api_keys.</summary>
internal sealed class ApiKeyRow
{
    public required string Id { get; init; }

    public required byte[] Hash { get; init; }

    public required string Tenant { get; init; }

    public required string[] Scopes { get; init; }

    public int? RequestsPerMinute { get; init; }

    public int? ConcurrentGenerations { get; init; }

    public long? TokensPerDay { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }
}
