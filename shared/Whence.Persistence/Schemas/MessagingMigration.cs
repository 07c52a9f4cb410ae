namespace Whence.Persistence.Schemas;

/// <summary>Creates the outbox and the inbox of a schema.</summary>
/// <param name="schema">The schema.</param>
public abstract class MessagingMigration(string schema) : SqlMigration
{
    /// <inheritdoc />
    protected override string ReadSql() =>
        ReadResource(typeof(MessagingMigration).Assembly, "messaging.sql").Replace("{schema}", schema);
}
