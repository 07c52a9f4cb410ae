using Microsoft.EntityFrameworkCore;
using Npgsql;
using Whence.Keys;

namespace Whence.Gateway.Storage;

/// <summary>Keeps keys in PostgreSQL.</summary>
internal sealed class PostgresApiKeyStore(IDbContextFactory<GatewayContext> contexts) : IApiKeyStore
{
    public async Task<ApiKeyRecord?> FindAsync(string id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context.Keys.AsNoTracking().SingleOrDefaultAsync(key => key.Id == id, cancellation);
        return row is null ? null : Record(row);
    }

    public async Task<IReadOnlyList<ApiKeyRecord>> ListAsync(string? tenant, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.Keys.AsNoTracking()
            .Where(key => tenant == null || key.Tenant == tenant)
            .OrderBy(key => key.CreatedAt)
            .ThenBy(key => key.Id)
            .ToListAsync(cancellation);
        return [.. rows.Select(Record)];
    }

    public async Task AddAsync(ApiKeyRecord key, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        context.Keys.Add(Row(key));
        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException exception)
            when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new KeyException($"There is a key {key.Id} already.", exception);
        }
    }

    public async Task<bool> RevokeAsync(string id, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Keys
            .Where(key => key.Id == id)
            .ExecuteUpdateAsync(
                update => update.SetProperty(key => key.RevokedAt, key => key.RevokedAt ?? at), cancellation) > 0;
    }

    public async Task TouchAsync(
        IReadOnlyDictionary<string, DateTimeOffset> lastUsed, CancellationToken cancellation)
    {
        // In one order, so that two gateways that touch the same keys cannot wait for each other.
        var uses = lastUsed.OrderBy(use => use.Key, StringComparer.Ordinal).ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.Database.ExecuteSqlAsync(
            $"""
            update gateway.api_keys k
            set last_used_at = greatest(k.last_used_at, u.at)
            from (select k.id, u.at
                  from unnest({uses.Select(use => use.Key).ToArray()}, {uses.Select(use => use.Value).ToArray()})
                      as u(id, at)
                  join gateway.api_keys k on k.id = u.id
                  order by k.id for update of k) u
            where k.id = u.id
            """,
            cancellation);
    }

    private static ApiKeyRecord Record(ApiKeyRow row) => new()
    {
        Id = row.Id,
        Hash = Convert.ToHexStringLower(row.Hash),
        Tenant = row.Tenant,
        Scopes = row.Scopes,
        Limits = new KeyLimits(row.RequestsPerMinute, row.ConcurrentGenerations, row.TokensPerDay),
        CreatedAt = row.CreatedAt,
        ExpiresAt = row.ExpiresAt,
        RevokedAt = row.RevokedAt,
        LastUsedAt = row.LastUsedAt,
    };

    private static ApiKeyRow Row(ApiKeyRecord key) => new()
    {
        Id = key.Id,
        Hash = Convert.FromHexString(key.Hash),
        Tenant = key.Tenant,
        Scopes = [.. key.Scopes],
        RequestsPerMinute = key.Limits.RequestsPerMinute,
        ConcurrentGenerations = key.Limits.ConcurrentGenerations,
        TokensPerDay = key.Limits.TokensPerDay,
        CreatedAt = key.CreatedAt,
        ExpiresAt = key.ExpiresAt,
        RevokedAt = key.RevokedAt,
        LastUsedAt = key.LastUsedAt,
    };
}
