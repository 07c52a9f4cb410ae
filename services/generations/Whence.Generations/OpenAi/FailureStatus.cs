using Microsoft.AspNetCore.Http;
using Whence.Generations.Storage;
using Whence.Hosting.Problems;

namespace Whence.Generations.OpenAi;

/// <summary>OpenAI's doors answer for the whole generation, so its failure becomes theirs.</summary>
internal static class FailureStatus
{
    public static ApiException Of(GenerationRecord record) => record.State == GenerationState.Cancelled
        ? new ApiException(
            StatusCodes.Status409Conflict, "generation_cancelled", "The generation was cancelled before it ended.")
        : new ApiException(Status(record.ErrorCode), record.ErrorCode ?? "internal_error", record.ErrorDetail ?? "");

    private static int Status(string? code) => code switch
    {
        "deadline_exceeded" => StatusCodes.Status504GatewayTimeout,
        "prompt_too_long" or "invalid_token" or "mask_token" or "invalid_role" =>
            StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status500InternalServerError,
    };
}
