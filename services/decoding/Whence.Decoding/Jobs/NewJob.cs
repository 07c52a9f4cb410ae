using Whence.Contracts.Payloads;

namespace Whence.Decoding.Jobs;

/// <summary>An answer that was ordered.</summary>
/// <param name="GenerationId">The generation.</param>
/// <param name="Tenant">Whose turn it takes.</param>
/// <param name="Request">The request and its settings.</param>
/// <param name="Tokens">The prompt's ids.</param>
/// <param name="CostEstimate">The positions that it will compute at most.</param>
/// <param name="Deadline">When the answer is worth nothing any more.</param>
/// <param name="TraceParent">The trace in which it was ordered.</param>
internal sealed record NewJob(
    Guid GenerationId,
    string Tenant,
    PayloadReference Request,
    PayloadReference Tokens,
    long CostEstimate,
    DateTimeOffset Deadline,
    string? TraceParent);
