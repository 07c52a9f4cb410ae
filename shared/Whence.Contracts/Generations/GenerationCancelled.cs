namespace Whence.Contracts.Generations;

/// <summary>A generation ended because it was asked to. One of the three terminal events.</summary>
public sealed record GenerationCancelled
{
    /// <summary>Gets the generation.</summary>
    public required Guid GenerationId { get; init; }

    /// <summary>Gets the tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>Gets its number among the tenant's generations.</summary>
    public required long TenantNumber { get; init; }

    /// <summary>Gets the tokens of the prompt; 0 when it never became ids.</summary>
    public required int PromptTokens { get; init; }

    /// <summary>Gets the tokens committed, which are charged.</summary>
    public required int GeneratedTokens { get; init; }

    /// <summary>Gets when it ended.</summary>
    public required DateTimeOffset FinishedAt { get; init; }
}
