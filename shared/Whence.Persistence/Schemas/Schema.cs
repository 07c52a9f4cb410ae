using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Whence.Persistence.Schemas;

/// <summary>The schema of one context.</summary>
internal sealed class Schema<TContext>(
    SchemaName<TContext> name, IDbContextFactory<TContext> contexts, NpgsqlDataSource source) : ISchema
    where TContext : DbContext
{
    private const string Lock = "select pg_advisory_lock(hashtextextended($1, 0))";
    private const string Unlock = "select pg_advisory_unlock(hashtextextended($1, 0))";

    public string Name => name.Value;

    public async Task MigrateAsync(CancellationToken cancellation)
    {
        // The lock belongs to a session, so a process that dies in a migration frees it.
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await ExecuteAsync(connection, Lock, cancellation);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            await context.Database.MigrateAsync(cancellation);
        }
        finally
        {
            await ExecuteAsync(connection, Unlock, CancellationToken.None);
        }
    }

    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return [.. await context.Database.GetPendingMigrationsAsync(cancellation)];
    }

    public string Script()
    {
        using var context = contexts.CreateDbContext();
        return context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
    }

    private async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter { Value = $"whence.{Name}" });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
