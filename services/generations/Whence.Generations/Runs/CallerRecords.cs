using Microsoft.AspNetCore.Http;
using Whence.Generations.Storage;
using Whence.Hosting.Identity;

namespace Whence.Generations.Runs;

/// <summary>Finds the generations of the caller's tenant; those of others do not exist.</summary>
internal sealed class CallerRecords(IGenerationStore store)
{
    /// <exception cref="Whence.Hosting.Problems.ApiException">There is none for this caller.</exception>
    public async Task<GenerationRecord> FindAsync(HttpContext context, string id)
    {
        var record = GenerationIds.Parse(id) is { } parsed
            ? await store.FindAsync(parsed, context.RequestAborted)
            : null;
        return record is not null && record.Tenant == context.Caller().Tenant
            ? record
            : throw GenerationIds.NotFound();
    }
}
