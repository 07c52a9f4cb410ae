using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Whence.Attribution.Jobs.Postgres;
using Whence.Persistence.Sql;

namespace Whence.Attribution.Versions.Postgres;

/// <summary>Versions in PostgreSQL, a table for each kind.</summary>
internal sealed class PostgresVersionedTexts(IDbContextFactory<AttributionContext> contexts) : IVersionedTexts
{
    public async Task<VersionedText> AppendAsync(
        VersionedKind kind, string tenant, string name, Func<int, string> write, CancellationToken cancellation)
    {
        var sql = VersionSql.Of(kind);
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        await unit.ExecuteAsync(sql.Lock, [new("tenant", tenant)]);
        var next = 1 + await unit.ScalarAsync<int>(sql.Latest, Keys(tenant, name));
        return await InsertAsync(unit, sql, tenant, new VersionedText(name, next, write(next)));
    }

    public async Task<PutResult> PutAsync(
        VersionedKind kind,
        string tenant,
        string name,
        Func<int, string> write,
        VersionLimits limits,
        CancellationToken cancellation)
    {
        var sql = VersionSql.Of(kind);
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        await unit.ExecuteAsync(sql.Lock, [new("tenant", tenant)]);
        var latest = await unit.ReadAsync(sql.Find, [.. Keys(tenant, name), Version(null)], Read);
        if (latest?.Content == write(latest?.Version ?? 0))
        {
            return new PutResult(latest, IsNew: false);
        }

        var isFull = latest is null
            ? await unit.ScalarAsync<long>(sql.Names, [new("tenant", tenant)]) >= limits.Names
            : latest.Version >= limits.Versions;
        if (isFull)
        {
            return new PutResult(null, IsNew: false);
        }

        var next = 1 + (latest?.Version ?? 0);
        return new PutResult(
            await InsertAsync(unit, sql, tenant, new VersionedText(name, next, write(next))), IsNew: true);
    }

    public async Task<VersionedText?> FindAsync(
        VersionedKind kind, string tenant, string name, int? version, CancellationToken cancellation)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        return await unit.ReadAsync(VersionSql.Of(kind).Find, [.. Keys(tenant, name), Version(version)], Read);
    }

    public async Task<IReadOnlyList<int>> VersionsAsync(
        VersionedKind kind, string tenant, string name, CancellationToken cancellation)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        return await unit.ListAsync(VersionSql.Of(kind).Versions, Keys(tenant, name), row => row.GetInt32(0));
    }

    public async Task<IReadOnlyList<VersionedText>> ListAsync(
        VersionedKind kind, string tenant, CancellationToken cancellation)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        return await unit.ListAsync(VersionSql.Of(kind).List, [new("tenant", tenant)], Read);
    }

    private static async Task<VersionedText> InsertAsync(
        SqlUnit<AttributionContext> unit, VersionSql sql, string tenant, VersionedText text)
    {
        await unit.ExecuteAsync(
            sql.Insert, [.. Keys(tenant, text.Name), new("version", text.Version), new("content", text.Content)]);
        await unit.CommitAsync();
        return text;
    }

    private static NpgsqlParameter Version(int? version) =>
        new("version", NpgsqlDbType.Integer) { Value = (object?)version ?? DBNull.Value };

    private static NpgsqlParameter[] Keys(string tenant, string name) =>
        [new("tenant", tenant), new("name", name)];

    private static VersionedText Read(DbDataReader row) => new(row.GetString(0), row.GetInt32(1), row.GetString(2));
}
