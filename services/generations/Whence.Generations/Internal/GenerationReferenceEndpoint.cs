using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Whence.Contracts.Payloads;
using Whence.Contracts.Replays;
using Whence.Generations.Coordination;
using Whence.Generations.Storage;
using Whence.Hosting.Http;
using Whence.Hosting.Problems;

namespace Whence.Generations.Internal;

/// <summary><c>GET /internal/generations/{id}</c>: tells the other services where a generation stands. They compare the
/// tenant.</summary>
internal sealed class GenerationReferenceEndpoint(IGenerationStore store)
{
    public async Task<JsonHttpResult<GenerationReference>> GetAsync(
        Guid generationId, CancellationToken cancellation)
    {
        var record = await store.FindAsync(generationId, cancellation)
            ?? throw new ApiException(
                StatusCodes.Status404NotFound, "generation_not_found", "There is no such generation.");
        return TypedResults.Json(Reference(record), ApiJson.Options);
    }

    private static GenerationReference Reference(GenerationRecord record) => new()
    {
        GenerationId = record.Id,
        TenantId = record.Tenant,
        Status = StateNames.Of(record.State),
        Request = record.Request,
        Tokens = record.Tokens,
        Segments = [.. record.Segments.OfType<PayloadReference>()],
        Answer = record.Answer,
        ErrorCode = record.ErrorCode,
    };
}
