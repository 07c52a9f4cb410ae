using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.GenerationStorage;

/// <summary>Everything in a PostgreSQL database of its own.</summary>
public sealed class PostgresSetup : GenerationStoreSetup
{
    private TestDatabase? _database;

    internal string ConnectionString => _database!.ConnectionString;

    private NpgsqlDataSource Source => Host.Services.GetRequiredService<NpgsqlDataSource>();

    /// <inheritdoc />
    public override async Task InitializeAsync()
    {
        if (new PostgresFactAttribute().Skip is not null)
        {
            return;
        }

        _database = await TestDatabase.CreateAsync();
        await StartAsync(Settings());
    }

    /// <inheritdoc />
    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    internal override async Task<IHost?> StartTwinAsync() => await CreateAsync(Settings());

    internal override async Task<IReadOnlyList<string>> DifferencesAsync(string tenant)
    {
        await using var command = Source.CreateCommand(
            """
            select row_to_json(q)::text from generations.quota_differences q where tenant = $1
            union all
            select row_to_json(t)::text from generations.tenant_differences t where tenant = $1
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = tenant });
        await using var reader = await command.ExecuteReaderAsync();
        var differences = new List<string>();
        while (await reader.ReadAsync())
        {
            differences.Add(reader.GetString(0));
        }

        return differences;
    }

    internal async Task<int> ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    private Dictionary<string, string?> Settings() => new()
    {
        ["Generations:Storage:Kind"] = "Postgres",
        ["Generations:Payloads:Kind"] = "Postgres",
        ["Database:ConnectionString"] = _database!.ConnectionString,
    };
}
