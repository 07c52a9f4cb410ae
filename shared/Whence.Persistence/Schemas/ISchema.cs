namespace Whence.Persistence.Schemas;

/// <summary>One owner's tables and their migrations.</summary>
public interface ISchema
{
    /// <summary>Gets the name of the schema.</summary>
    string Name { get; }

    /// <summary>Applies pending migrations, one process at a time.</summary>
    Task MigrateAsync(CancellationToken cancellation);

    /// <summary>Returns the migrations that were not applied yet.</summary>
    Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellation);

    /// <summary>Returns all migrations as SQL, each skipped where it was applied before.</summary>
    string Script();
}
