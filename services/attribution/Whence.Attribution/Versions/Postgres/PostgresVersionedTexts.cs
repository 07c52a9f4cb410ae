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
        await unit.ExecuteAsync(sql.Lock, Keys(tenant, name));
        var next = 1 + await unit.ScalarAsync<int>(sql.Latest, Keys(tenant, name));
        var text = new VersionedText(name, next, write(next));
        await unit.ExecuteAsync(
            sql.Insert, [.. Keys(tenant, name), new("version", next), new("content", text.Content)]);
        await unit.CommitAsync();
        return text;
    }

    public async Task<VersionedText?> FindAsync(
        VersionedKind kind, string tenant, string name, int? version, CancellationToken cancellation)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        var wanted = new NpgsqlParameter("version", NpgsqlDbType.Integer) { Value = (object?)version ?? DBNull.Value };
        return await unit.ReadAsync(VersionSql.Of(kind).Find, [.. Keys(tenant, name), wanted], Read);
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

    private static NpgsqlParameter[] Keys(string tenant, string name) =>
        [new("tenant", tenant), new("name", name)];

    private static VersionedText Read(DbDataReader row) => new(row.GetString(0), row.GetInt32(1), row.GetString(2));
}
