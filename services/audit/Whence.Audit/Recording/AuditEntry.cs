namespace Whence.Audit.Recording;

/// <summary>An entry of the log.</summary>
/// <param name="Index">Its place, from 0 without gaps.</param>
/// <param name="Event">What was recorded.</param>
/// <param name="MessageId">The message that told it.</param>
/// <param name="MessageDigest">SHA-256 of that message's body.</param>
internal sealed record AuditEntry(long Index, AuditDraft Event, Guid MessageId, byte[] MessageDigest);
