using Whence.Contracts;
using Whence.Contracts.Documents;

namespace Whence.Audit.Recording;

/// <summary>An entry that has no place in the log yet.</summary>
/// <param name="Id">Derived from what it is about and its kind, so that an event told twice is one entry.</param>
/// <param name="Kind">See <see cref="AuditKinds"/>.</param>
/// <param name="GenerationId">The generation.</param>
/// <param name="Tenant">The tenant; null where the event does not say, then it is that of the generation.</param>
/// <param name="RecordedAt">When it was recorded, in whole milliseconds.</param>
/// <param name="Body">The event as JSON: these bytes are the record, everything else can be derived from them.</param>
internal sealed record AuditDraft(
    Guid Id, string Kind, Guid GenerationId, string? Tenant, DateTimeOffset RecordedAt, byte[] Body)
{
    public static AuditDraft Of<TMessage>(
        string kind, Guid generationId, string? tenant, TMessage message, DateTimeOffset now) =>
        Of(kind, generationId, generationId, tenant, message, now);

    /// <param name="kind">The kind.</param>
    /// <param name="subject">What there is one event of this kind for: the generation, or one of its explanations.
    /// </param>
    /// <param name="generationId">The generation.</param>
    /// <param name="tenant">The tenant, or null.</param>
    /// <param name="message">The event.</param>
    /// <param name="now">When it is recorded.</param>
    public static AuditDraft Of<TMessage>(
        string kind, Guid subject, Guid generationId, string? tenant, TMessage message, DateTimeOffset now) => new(
            MessageIds.From(subject, "audit/" + kind),
            kind,
            generationId,
            tenant,
            DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()),
            DocumentJson.Write(message));
}
