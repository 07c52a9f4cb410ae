using Microsoft.Extensions.Logging;

namespace Whence.Persistence;

/// <summary>What this project logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The database does not answer yet: {Reason}")]
    public static partial void WaitingForDatabase(this ILogger log, string reason);

    [LoggerMessage(2, LogLevel.Information, "Migrating {Schema}: {Migrations}")]
    public static partial void Migrating(this ILogger log, string schema, string migrations);

    [LoggerMessage(3, LogLevel.Warning, "Notifications are interrupted, polling goes on: {Reason}")]
    public static partial void NotificationsInterrupted(this ILogger log, string reason);

    [LoggerMessage(4, LogLevel.Warning, "Message {Id} stays in the outbox of {Schema}: {Reason}")]
    public static partial void Unpublished(this ILogger log, Guid id, string schema, string reason);

    [LoggerMessage(5, LogLevel.Warning, "The outbox of {Schema} cannot reach its database: {Reason}")]
    public static partial void OutboxInterrupted(this ILogger log, string schema, string reason);

    [LoggerMessage(6, LogLevel.Information, "Pruned {Outbox} outbox and {Inbox} inbox rows of {Schema}")]
    public static partial void Pruned(this ILogger log, string schema, int outbox, int inbox);

    [LoggerMessage(7, LogLevel.Critical, "Message {Id} stays in the outbox of {Schema} after {Attempts} attempts")]
    public static partial void Stuck(this ILogger log, Guid id, string schema, int attempts);

    [LoggerMessage(8, LogLevel.Warning, "Message {Id} is published again: {Reason}")]
    public static partial void PublishingAgain(this ILogger log, Guid id, string reason);
}
