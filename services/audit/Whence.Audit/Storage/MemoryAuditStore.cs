using Whence.Audit.Recording;
using Whence.Hosting.Messaging;
using Whence.Persistence.Messaging;

namespace Whence.Audit.Storage;

/// <summary>A log that ends with the process.</summary>
internal sealed class MemoryAuditStore : IAuditStore
{
    private readonly Lock _gate = new();
    private readonly List<AuditEntry> _log = [];
    private readonly Dictionary<Guid, AuditEntry> _byId = [];
    private readonly Dictionary<Guid, byte[]> _digests = [];
    private readonly Dictionary<Guid, string> _tenants = [];

    public Task<bool> AppendAsync(
        string consumer, MessageContext context, AuditDraft draft, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var entry = Next(consumer, context, draft);
            if (entry is not null)
            {
                Add(entry);
            }

            return Task.FromResult(entry is not null);
        }
    }

    public Task<AuditEntry?> FindAsync(Guid id, string? tenant, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var entry = _byId.GetValueOrDefault(id);
            return Task.FromResult(entry is null || !Belongs(entry, tenant) ? null : entry);
        }
    }

    public Task<IReadOnlyList<AuditEntry>> ListAsync(AuditQuery query, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var first = (int)Math.Min(query.After + 1, _log.Count);
            return Task.FromResult<IReadOnlyList<AuditEntry>>(
                [.. _log.Skip(first).Where(entry => Matches(entry, query)).Take(query.Limit)]);
        }
    }

    /// <summary>Returns the entry that a draft would become, or null when it is there already.</summary>
    internal AuditEntry? Next(string consumer, MessageContext context, AuditDraft draft)
    {
        var digest = context.BodyDigest.ToArray();
        if (_digests.TryGetValue(context.MessageId, out var known) && !known.AsSpan().SequenceEqual(digest))
        {
            throw new ForgedMessageException(consumer, context.MessageId);
        }

        return _byId.ContainsKey(draft.Id) ? null : new AuditEntry(_log.Count, draft, context.MessageId, digest);
    }

    /// <summary>Adds an entry, which is the next one.</summary>
    internal void Add(AuditEntry entry)
    {
        _log.Add(entry);
        _byId.Add(entry.Event.Id, entry);
        _digests[entry.MessageId] = entry.MessageDigest;
        if (entry.Event.Tenant is { } tenant)
        {
            _tenants[entry.Event.GenerationId] = tenant;
        }
    }

    private bool Matches(AuditEntry entry, AuditQuery query) =>
        Belongs(entry, query.Tenant)
        && (query.GenerationId is null || entry.Event.GenerationId == query.GenerationId)
        && (query.Kind is null || entry.Event.Kind == query.Kind)
        && (query.From is null || entry.Event.RecordedAt >= query.From)
        && (query.To is null || entry.Event.RecordedAt < query.To);

    private bool Belongs(AuditEntry entry, string? tenant) =>
        tenant is null || (entry.Event.Tenant ?? _tenants.GetValueOrDefault(entry.Event.GenerationId)) == tenant;
}
