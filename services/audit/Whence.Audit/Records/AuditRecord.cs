using System.Text.Json;

namespace Whence.Audit.Records;

/// <summary>An entry as auditors see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="LogIndex">Its place in the log, from 0 without gaps.</param>
/// <param name="Kind">What happened, for example <c>generation.accepted</c>.</param>
/// <param name="GenerationId">To which generation.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="BodyDigest">SHA-256 of the body's bytes as they were recorded.</param>
/// <param name="Body">The event: ids, digests and numbers, no text of prompt or answer.</param>
internal sealed record AuditRecord(
    string Id,
    long LogIndex,
    string Kind,
    string GenerationId,
    DateTimeOffset RecordedAt,
    string BodyDigest,
    JsonElement Body);
