namespace Whence.Contracts.Generations;

/// <summary>A generation is wanted no longer. One that is unknown or has ended stays as it is.</summary>
public sealed record CancelGeneration
{
    /// <summary>Gets the generation.</summary>
    public required Guid GenerationId { get; init; }
}
