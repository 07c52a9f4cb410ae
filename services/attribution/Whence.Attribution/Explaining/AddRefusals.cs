using Microsoft.AspNetCore.Http;
using Whence.Attribution.Jobs;
using Whence.Hosting.Idempotency;
using Whence.Hosting.Problems;

namespace Whence.Attribution.Explaining;

/// <summary>Turns the store's refusals into answers.</summary>
internal static class AddRefusals
{
    /// <summary>Returns what was added, now or before.</summary>
    /// <exception cref="ApiException">Nothing was.</exception>
    public static ExplanationRecord Accepted(AddResult result) => result.Outcome switch
    {
        AddOutcome.KeyReused => throw new ApiException(
            StatusCodes.Status422UnprocessableEntity,
            "idempotency_key_reused",
            "This idempotency key was used for another request; use a new one.",
            IdempotencyHeader.Name),
        AddOutcome.TooMany => throw new ApiException(
            StatusCodes.Status429TooManyRequests,
            "concurrency_limit_exceeded",
            "As many explanations are under way as this key allows; wait for one to end.")
        {
            RetryAfterSeconds = 1,
        },
        _ => result.Record!,
    };
}
