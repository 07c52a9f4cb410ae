using Microsoft.AspNetCore.Http;
using Whence.Attribution.Replays;
using Whence.Contracts.Replays;
using Whence.Hosting.Identity;
using Whence.Hosting.Problems;

namespace Whence.Attribution.Explaining;

/// <summary>Finds the generations of the caller's tenant; those of others do not exist.</summary>
internal sealed class CallerGenerations(GenerationsClient generations)
{
    private const int RetrySeconds = 1;

    /// <exception cref="ApiException">There is none for this caller, or generations is away.</exception>
    public async Task<GenerationReference> FindAsync(HttpContext context, string id)
    {
        var found = PublicId.ParseGeneration(id) is { } parsed ? await AskAsync(parsed, context) : null;
        return found is not null && found.TenantId == context.Caller().Tenant ? found : throw NotFound();
    }

    /// <summary>As <see cref="FindAsync"/>, for one that has an answer.</summary>
    /// <exception cref="ApiException">It is under way, or ended without an answer: 409.</exception>
    public async Task<GenerationReference> FindCompletedAsync(HttpContext context, string id)
    {
        var generation = await FindAsync(context, id);
        return generation.Status switch
        {
            "completed" => generation,
            "failed" or "cancelled" => throw new ApiException(
                StatusCodes.Status409Conflict,
                "generation_not_completed",
                $"The generation is {generation.Status}, so it has no answer to explain; explain another."),
            _ => throw new ApiException(
                StatusCodes.Status409Conflict,
                "not_ready",
                "The generation is still under way; ask again when it is completed.")
            {
                RetryAfterSeconds = RetrySeconds,
            },
        };
    }

    private async Task<GenerationReference?> AskAsync(Guid id, HttpContext context)
    {
        try
        {
            return await generations.FindAsync(id, context.RequestAborted);
        }
        catch (HttpRequestException)
        {
            throw new ApiException(503, "overloaded", "Generations cannot be reached; try again in a moment.")
            {
                RetryAfterSeconds = RetrySeconds,
            };
        }
    }

    private static ApiException NotFound() => new(
        StatusCodes.Status404NotFound,
        "generation_not_found",
        "There is no such generation; list yours with GET /v1/generations.",
        "id");
}
