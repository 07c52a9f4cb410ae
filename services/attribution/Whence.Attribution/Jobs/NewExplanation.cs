using Whence.Hosting.Idempotency;

namespace Whence.Attribution.Jobs;

/// <summary>An explanation to accept.</summary>
/// <param name="Record">The record.</param>
/// <param name="Key">The idempotency key, or null.</param>
/// <param name="RunningMax">How many explanations of the tenant may be under way; null without limit.</param>
/// <param name="TraceParent">The trace that the work belongs to.</param>
internal sealed record NewExplanation(
    ExplanationRecord Record, IdempotencyKey? Key, int? RunningMax, string? TraceParent = null);
