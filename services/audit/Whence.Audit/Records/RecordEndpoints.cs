using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Whence.Audit.Recording;
using Whence.Audit.Storage;
using Whence.Hosting.Identity;
using Whence.Hosting.Problems;

namespace Whence.Audit.Records;

/// <summary>Reads the log: one's own tenant's entries, or all of them with the scope admin.</summary>
internal static class RecordEndpoints
{
    public static async Task<Ok<AuditPage>> ListAsync(
        [AsParameters] RecordFilter filter, HttpContext context, IAuditStore store, CancellationToken cancellation)
    {
        var limit = filter.CheckedLimit();
        var found = await store.ListAsync(filter.ToQuery(Tenant(context)), cancellation);
        var page = found.Take(limit).ToList();
        var hasMore = found.Count > limit;
        return TypedResults.Ok(new AuditPage(
            "list", [.. page.Select(Record)], hasMore, hasMore ? AuditCursor.Write(page[^1].Index) : null));
    }

    public static async Task<Ok<AuditRecord>> GetAsync(
        string id, HttpContext context, IAuditStore store, CancellationToken cancellation)
    {
        var entry = WireIds.ReadRecord(id) is { } key
            ? await store.FindAsync(key, Tenant(context), cancellation)
            : null;
        return entry is null
            ? throw new ApiException(404, "record_not_found", "There is no such record.")
            : TypedResults.Ok(Record(entry));
    }

    private static string? Tenant(HttpContext context)
    {
        var caller = context.Caller();
        return caller.May(ScopeNames.Admin) ? null : caller.Tenant;
    }

    private static AuditRecord Record(AuditEntry entry)
    {
        using var body = JsonDocument.Parse(entry.Event.Body);
        return new AuditRecord(
            WireIds.OfRecord(entry.Event.Id),
            entry.Index,
            entry.Event.Kind,
            WireIds.OfGeneration(entry.Event.GenerationId),
            entry.Event.RecordedAt,
            $"sha256:{Convert.ToHexStringLower(SHA256.HashData(entry.Event.Body))}",
            body.RootElement.Clone());
    }
}
