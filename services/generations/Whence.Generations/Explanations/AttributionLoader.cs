using Microsoft.AspNetCore.Http;
using Whence.Contracts.Documents;
using Whence.Generations.Answers;
using Whence.Generations.Runs;
using Whence.Generations.Storage;
using Whence.Hosting.Problems;

namespace Whence.Generations.Explanations;

/// <summary>Loads the attribution of a generation, or says why there is none.</summary>
internal sealed class AttributionLoader(GenerationContents contents)
{
    private const int RetrySeconds = 1;

    public async Task<AttributionDocument> LoadAsync(GenerationRecord record, CancellationToken cancellation) =>
        ResourceBuilder.Attribution(record) is { Status: "completed" }
            ? await contents.DocumentAsync<AttributionDocument>(record.Id, record.Attribution!, cancellation)
            : throw WhyNot(record);

    private static ApiException WhyNot(GenerationRecord record) =>
        ResourceBuilder.Attribution(record) switch
        {
            null => new ApiException(
                StatusCodes.Status404NotFound,
                "attribution_not_requested",
                "This generation was made without attribution; ask for it with \"attribution\": true."),
            { Status: "pending" } => new ApiException(
                StatusCodes.Status409Conflict,
                "not_ready",
                "The attribution is not ready yet; ask again, or follow the events.")
            {
                RetryAfterSeconds = RetrySeconds,
            },
            { Error: { } error } => new ApiException(
                StatusCodes.Status404NotFound, "attribution_failed", $"There is no attribution: {error.Message}"),
            _ => new ApiException(
                StatusCodes.Status404NotFound,
                "attribution_failed",
                "There is no attribution: the generation ended before it was made."),
        };
}
