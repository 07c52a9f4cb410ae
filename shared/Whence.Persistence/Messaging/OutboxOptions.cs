using System.ComponentModel.DataAnnotations;

namespace Whence.Persistence.Messaging;

/// <summary>How the outbox is emptied: the section <c>Outbox</c>.</summary>
public sealed class OutboxOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Outbox";

    /// <summary>Gets how long delivered rows are kept.</summary>
    [Range(1, 24 * 90)]
    public int DeliveredHours { get; init; } = 24;

    /// <summary>Gets how long receipts are kept; longer than any dead letter waits to be replayed.</summary>
    [Range(1, 366)]
    public int InboxDays { get; init; } = 30;

    /// <summary>Gets how many aggregates are published for at once.</summary>
    [Range(1, 1024)]
    public int Concurrency { get; init; } = 64;
}
