namespace Whence.Contracts.Generations;

/// <summary>A generation is wanted no longer. One that has ended stays as it is; one that is not accepted yet will not
/// be.</summary>
public sealed record CancelGeneration
{
    /// <summary>Gets whose it is; null keeps none from being accepted later.</summary>
    public string? TenantId { get; init; }

    /// <summary>Gets the generation.</summary>
    public required Guid GenerationId { get; init; }
}
