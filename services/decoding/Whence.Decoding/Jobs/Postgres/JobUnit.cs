using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Whence.Hosting.Messaging;
using Whence.Persistence.Messaging;

namespace Whence.Decoding.Jobs.Postgres;

/// <summary>One transaction of the job store, rolled back unless it is committed.</summary>
internal sealed class JobUnit : IAsyncDisposable
{
    private readonly IDbContextTransaction _transaction;
    private readonly CancellationToken _cancellation;

    private JobUnit(DecodingContext db, IDbContextTransaction transaction, CancellationToken cancellation)
    {
        (Db, _transaction, _cancellation) = (db, transaction, cancellation);
    }

    public DecodingContext Db { get; }

    public static async Task<JobUnit> BeginAsync(
        IDbContextFactory<DecodingContext> contexts, CancellationToken cancellation)
    {
        var db = await contexts.CreateDbContextAsync(cancellation);
        try
        {
            return new JobUnit(db, await db.Database.BeginTransactionAsync(cancellation), cancellation);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

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
        await using var command = Command(statement, parameters);
        await using var reader = await command.ExecuteReaderAsync(_cancellation);
        return await reader.ReadAsync(_cancellation) ? read(reader) : null;
    }

    /// <summary>Adds messages that leave when the transaction has committed.</summary>
    public void Tell(Guid generationId, IEnumerable<OutgoingMessage> messages)
    {
        foreach (var message in messages)
        {
            Db.Enqueue(generationId, message);
        }
    }

    public async Task CommitAsync()
    {
        await Db.SaveChangesAsync(_cancellation);
        await _transaction.CommitAsync(_cancellation);
    }

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
