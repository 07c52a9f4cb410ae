using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Whence.Hosting.Messaging;
using Whence.Persistence.Messaging;

namespace Whence.Persistence.Sql;

/// <summary>One transaction of a store that writes its own statements, rolled back unless it is committed.</summary>
/// <typeparam name="TContext">The context of the store's schema.</typeparam>
public sealed class SqlUnit<TContext> : IAsyncDisposable
    where TContext : DbContext
{
    private readonly IDbContextTransaction _transaction;
    private readonly CancellationToken _cancellation;

    internal SqlUnit(TContext db, IDbContextTransaction transaction, CancellationToken cancellation)
    {
        (Db, _transaction, _cancellation) = (db, transaction, cancellation);
    }

    /// <summary>Gets the context, for its inbox.</summary>
    public TContext Db { get; }

    /// <summary>Runs a statement and returns how many rows it changed.</summary>
    public async Task<int> ExecuteAsync(string statement, NpgsqlParameter[] parameters)
    {
        await using var command = Command(statement, parameters);
        return await command.ExecuteNonQueryAsync(_cancellation);
    }

    /// <summary>Returns the first column of the first row, or the default when there is none.</summary>
    public async Task<T?> ScalarAsync<T>(string statement, NpgsqlParameter[] parameters)
    {
        await using var command = Command(statement, parameters);
        return await command.ExecuteScalarAsync(_cancellation) is T value ? value : default;
    }

    /// <summary>Returns the first row, or the default when there is none.</summary>
    public async Task<T?> ReadAsync<T>(string statement, NpgsqlParameter[] parameters, Func<DbDataReader, T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        await using var command = Command(statement, parameters);
        await using var reader = await command.ExecuteReaderAsync(_cancellation);
        return await reader.ReadAsync(_cancellation) ? read(reader) : null;
    }

    /// <summary>Returns all rows.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(
        string statement, NpgsqlParameter[] parameters, Func<DbDataReader, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        await using var command = Command(statement, parameters);
        await using var reader = await command.ExecuteReaderAsync(_cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(_cancellation))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Adds messages that leave when the transaction has committed, in order within the aggregate.</summary>
    public void Tell(Guid aggregateId, IEnumerable<OutgoingMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        foreach (var message in messages)
        {
            Db.Enqueue(aggregateId, message);
        }
    }

    /// <summary>Saves what was added and commits.</summary>
    public async Task CommitAsync()
    {
        await Db.SaveChangesAsync(_cancellation);
        await _transaction.CommitAsync(_cancellation);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Db.DisposeAsync();
    }

    private DbCommand Command(string statement, NpgsqlParameter[] parameters)
    {
        var command = Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = statement;
        command.Transaction = _transaction.GetDbTransaction();
        command.Parameters.AddRange(parameters);
        return command;
    }
}
