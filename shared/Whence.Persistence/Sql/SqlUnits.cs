using Microsoft.EntityFrameworkCore;

namespace Whence.Persistence.Sql;

/// <summary>Begins transactions.</summary>
public static class SqlUnits
{
    /// <summary>Begins a transaction of its own, on a connection of its own.</summary>
    public static async Task<SqlUnit<TContext>> BeginUnitAsync<TContext>(
        this IDbContextFactory<TContext> contexts, CancellationToken cancellation)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(contexts);
        var db = await contexts.CreateDbContextAsync(cancellation);
        try
        {
            return new SqlUnit<TContext>(db, await db.Database.BeginTransactionAsync(cancellation), cancellation);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }
}
