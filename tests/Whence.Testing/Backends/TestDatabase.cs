using Npgsql;

namespace Whence.Testing.Backends;

/// <summary>A database of one test's own, dropped at the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _name;

    private TestDatabase(string name)
    {
        _name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 50 }.ToString();
    }

    /// <summary>Gets how to reach it.</summary>
    public string ConnectionString { get; }

    private static string Server => TestBackends.Postgres
        ?? throw new InvalidOperationException("WHENCE_TEST_POSTGRES is not set; mark the test as PostgresFact.");

    /// <summary>Creates an empty database.</summary>
    public static async Task<TestDatabase> CreateAsync()
    {
        var name = $"whence_test_{Guid.NewGuid():N}";
        await ExecuteAsync($"create database {name}");
        return new TestDatabase(name);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"drop database if exists {_name} with (force)");
    }

    private static async Task ExecuteAsync(string sql)
    {
        var address = new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ToString();
        await using var source = NpgsqlDataSource.Create(address);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
