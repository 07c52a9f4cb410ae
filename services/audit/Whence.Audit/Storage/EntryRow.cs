using Whence.Audit.Recording;

namespace Whence.Audit.Storage;

/// <summary>A row of audit.entry.</summary>
internal sealed class EntryRow
{
    public long Index { get; init; }

    public Guid Id { get; init; }

    public required string Kind { get; init; }

    public Guid GenerationId { get; init; }

    public string? Tenant { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public required byte[] Body { get; init; }

    public Guid MessageId { get; init; }

    public required byte[] MessageDigest { get; init; }

    public AuditEntry ToEntry() => new(
        Index, new AuditDraft(Id, Kind, GenerationId, Tenant, RecordedAt, Body), MessageId, MessageDigest);
}
