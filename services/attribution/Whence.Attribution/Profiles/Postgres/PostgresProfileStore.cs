using Microsoft.EntityFrameworkCore;
using Whence.Attribution.Jobs.Postgres;
using Whence.Persistence.Sql;
using Whence.Steering.Profiles;

namespace Whence.Attribution.Profiles.Postgres;

/// <summary>The profiles of one tenant in PostgreSQL.</summary>
internal sealed class PostgresProfileStore(IDbContextFactory<AttributionContext> contexts, string tenant)
    : IProfileStore
{
    // Appends to one name wait for each other, so that versions have no gaps.
    private const string Lock =
        "select pg_advisory_xact_lock(hashtextextended('attribution.profile ' || @tenant || ' ' || @name, 0))";

    private const string Latest =
        "select coalesce(max(version), 0) from attribution.profile where tenant = @tenant and name = @name";

    private const string Insert = """
        insert into attribution.profile (tenant, name, version, content) values (@tenant, @name, @version, @content)
        """;

    private const string Find = """
        select content from attribution.profile
        where tenant = @tenant and name = @name and version = coalesce(@version, (
            select max(version) from attribution.profile where tenant = @tenant and name = @name))
        """;

    private const string Versions =
        "select version from attribution.profile where tenant = @tenant and name = @name order by version";

    private const string List = """
        select distinct on (name) content from attribution.profile where tenant = @tenant order by name, version desc
        """;

    public async Task<SteeringProfile> AppendAsync(SteeringProfile profile, CancellationToken cancellation = default)
    {
        ProfileChecks.Check(profile);
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        await unit.ExecuteAsync(Lock, [new("tenant", tenant), new("name", profile.Name)]);
        var latest = await unit.ScalarAsync<int>(Latest, [new("tenant", tenant), new("name", profile.Name)]);
        var next = profile with { Version = latest + 1 };
        await unit.ExecuteAsync(Insert,
        [
            new("tenant", tenant), new("name", next.Name), new("version", next.Version),
            new("content", ProfileJson.Write(next)),
        ]);
        await unit.CommitAsync();
        return next;
    }

    public async Task<SteeringProfile?> FindAsync(
        string name, int? version = null, CancellationToken cancellation = default)
    {
        ProfileChecks.CheckName(name);
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        var content = await unit.ScalarAsync<string>(Find,
        [
            new("tenant", tenant), new("name", name),
            new("version", NpgsqlTypes.NpgsqlDbType.Integer) { Value = (object?)version ?? DBNull.Value },
        ]);
        return content is null ? null : ProfileJson.Read(content);
    }

    public async Task<IReadOnlyList<int>> VersionsAsync(string name, CancellationToken cancellation = default)
    {
        ProfileChecks.CheckName(name);
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        return await unit.ListAsync(Versions, [new("tenant", tenant), new("name", name)], row => row.GetInt32(0));
    }

    public async Task<IReadOnlyList<SteeringProfile>> ListAsync(CancellationToken cancellation = default)
    {
        await using var unit = await contexts.BeginUnitAsync(cancellation);
        return await unit.ListAsync(List, [new("tenant", tenant)], row => ProfileJson.Read(row.GetString(0)));
    }
}
