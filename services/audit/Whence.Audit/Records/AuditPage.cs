namespace Whence.Audit.Records;

/// <summary>The answer of <c>GET /v1/audit/records</c>.</summary>
/// <param name="Object">Always <c>list</c>.</param>
/// <param name="Data">The records, in the order of the log.</param>
/// <param name="HasMore">Whether there are more.</param>
/// <param name="NextCursor">What to send as cursor for these.</param>
internal sealed record AuditPage(
    string Object, IReadOnlyList<AuditRecord> Data, bool HasMore, string? NextCursor);
