namespace Whence.Attribution.Versions.Postgres;

/// <summary>The statements over one table of versions.</summary>
internal sealed class VersionSql
{
    private static readonly VersionSql Profiles = new("attribution.profile");
    private static readonly VersionSql SafeSets = new("attribution.safe_set");

    private VersionSql(string table)
    {
        // Appends of one tenant wait for each other, so that versions have no gaps and its limits are exact.
        Lock = $"select pg_advisory_xact_lock(hashtextextended('{table} ' || @tenant, 0))";
        Names = $"select count(distinct name) from {table} where tenant = @tenant";
        Latest = $"select coalesce(max(version), 0) from {table} where tenant = @tenant and name = @name";
        Insert = $"insert into {table} (tenant, name, version, content) values (@tenant, @name, @version, @content)";
        Find = $"""
            select name, version, content from {table}
            where tenant = @tenant and name = @name and version = coalesce(@version, (
                select max(version) from {table} where tenant = @tenant and name = @name))
            """;
        Versions = $"select version from {table} where tenant = @tenant and name = @name order by version";
        List = $"""
            select distinct on (name) name, version, content from {table} where tenant = @tenant
            order by name, version desc
            """;
    }

    public string Lock { get; }

    public string Names { get; }

    public string Latest { get; }

    public string Insert { get; }

    public string Find { get; }

    public string Versions { get; }

    public string List { get; }

    public static VersionSql Of(VersionedKind kind) => kind == VersionedKind.Profile ? Profiles : SafeSets;
}
