using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Whence.Contracts.Replays;
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
        return TypedResults.Json(References.Of(record), ApiJson.Options);
    }
}
