using Whence.Audit.Recording;
using Whence.Hosting.Messaging;
using Whence.Persistence.Messaging;

namespace Whence.Audit.Storage;

/// <summary>The log. Entries are added at its end and never change; their indexes have no gaps.</summary>
internal interface IAuditStore
{
    /// <summary>Adds an entry; it is durable when the task ends.</summary>
    /// <returns>False when the entry is there already.</returns>
    /// <exception cref="ForgedMessageException">The message id came before with another body.</exception>
    Task<bool> AppendAsync(
        string consumer, MessageContext context, AuditDraft draft, CancellationToken cancellation);

    /// <summary>Returns an entry, or null when there is none or it is another tenant's.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tenant">Whose; null for anyone's.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<AuditEntry?> FindAsync(Guid id, string? tenant, CancellationToken cancellation);

    /// <summary>Returns entries in the order of the log.</summary>
    Task<IReadOnlyList<AuditEntry>> ListAsync(AuditQuery query, CancellationToken cancellation);
}
