using Whence.Contracts.Payloads;

namespace Whence.Generations.Storage;

/// <summary>All that is known of a generation but its texts, which are payloads.</summary>
internal sealed record GenerationRecord
{
    public required Guid Id { get; init; }

    public required string Tenant { get; init; }

    /// <summary>Gets its number among the tenant's generations, from 1 without gaps; the store assigns it.</summary>
    public long TenantNumber { get; init; }

    public required string Principal { get; init; }

    public required string Model { get; init; }

    /// <summary>Gets <c>completion</c> or <c>chat</c>.</summary>
    public required string Kind { get; init; }

    public GenerationState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset Deadline { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public required ulong Seed { get; init; }

    public required int MaxNewTokens { get; init; }

    public bool ExplainConcepts { get; init; }

    /// <summary>Gets the tokens set aside of the tenant's quota until the generation ends.</summary>
    public required long ReservedTokens { get; init; }

    public required PayloadReference Request { get; init; }

    /// <summary>Gets the generation whose request this one answers otherwise, or null.</summary>
    public Guid? Parent { get; init; }

    /// <summary>Gets the counterfactual that it is made for, or null.</summary>
    public Guid? Counterfactual { get; init; }

    public PayloadReference? Tokens { get; init; }

    public int PromptTokens { get; init; }

    /// <summary>Gets the segment of each block, null where a later block was reported first.</summary>
    public IReadOnlyList<PayloadReference?> Segments { get; init; } = [];

    /// <summary>Gets the blocks, counted from the first, that subscribers have been told of.</summary>
    public int BlocksEmitted { get; init; }

    public int GeneratedTokens { get; init; }

    public PayloadReference? Answer { get; init; }

    public PayloadReference? Attribution { get; init; }

    public string? StopReason { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorDetail { get; init; }

    public bool CancelRequested { get; init; }

    /// <summary>Gets the sequence number of its last event; the store counts.</summary>
    public int LastEvent { get; init; }

    /// <summary>Gets a value indicating whether it has ended.</summary>
    public bool IsTerminal => State >= GenerationState.Completed;
}
