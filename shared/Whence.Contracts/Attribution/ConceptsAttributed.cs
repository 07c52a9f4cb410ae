using Whence.Contracts.Payloads;

namespace Whence.Contracts.Attribution;

/// <summary>The concepts behind an answer are known.</summary>
public sealed record ConceptsAttributed
{
    /// <summary>Gets the generation.</summary>
    public required Guid GenerationId { get; init; }

    /// <summary>Gets the <see cref="Documents.AttributionDocument"/>.</summary>
    public required PayloadReference Attribution { get; init; }

    /// <summary>Gets how many chunks it explains.</summary>
    public required int Chunks { get; init; }

    /// <summary>Gets the largest difference between a logit and the sum of its parts, in logits.</summary>
    public required float AdditivityError { get; init; }

    /// <summary>Gets the mean share that no concept explains, 0 to 1.</summary>
    public required float ResidualShare { get; init; }
}
