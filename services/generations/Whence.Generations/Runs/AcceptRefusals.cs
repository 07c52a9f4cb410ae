using Microsoft.AspNetCore.Http;
using Whence.Generations.Storage;
using Whence.Hosting.Idempotency;
using Whence.Hosting.Problems;

namespace Whence.Generations.Runs;

/// <summary>Turns the store's refusals into answers.</summary>
internal static class AcceptRefusals
{
    private const int ConcurrentRetrySeconds = 1;

    public static ApiException? Of(AcceptResult result, long tokens, DateTimeOffset now) => result.Outcome switch
    {
        AcceptOutcome.KeyReused => new ApiException(
            StatusCodes.Status422UnprocessableEntity,
            "idempotency_key_reused",
            "This Idempotency-Key belongs to another request; use a new key for a new request.",
            IdempotencyHeader.Name),
        AcceptOutcome.TooManyConcurrent => new ApiException(
            StatusCodes.Status429TooManyRequests,
            "concurrency_limit_exceeded",
            "As many generations are under way as this tenant may have; wait for one to end.")
        {
            RetryAfterSeconds = ConcurrentRetrySeconds,
        },
        AcceptOutcome.TokensExhausted => new ApiException(
            StatusCodes.Status429TooManyRequests,
            "tokens_per_day_exceeded",
            $"This request may use {tokens} tokens and {result.Balance?.Remaining ?? 0} are left today; " +
            "ask for fewer, or wait for the next day (UTC).")
        {
            RetryAfterSeconds = result.Balance is { } balance ? Seconds(balance.ResetsAt - now) : null,
        },
        _ => null,
    };

    private static int Seconds(TimeSpan wait) => (int)Math.Max(1, Math.Ceiling(wait.TotalSeconds));
}
