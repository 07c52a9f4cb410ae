using Whence.Contracts.Payloads;

namespace Whence.Contracts.Attribution;

/// <summary>What an answer would have been otherwise is known.</summary>
public sealed record CounterfactualAnswered
{
    /// <summary>Gets the generation.</summary>
    public required Guid GenerationId { get; init; }

    /// <summary>Gets the counterfactual; a generation may have many.</summary>
    public required Guid CounterfactualId { get; init; }

    /// <summary>Gets the tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>Gets who asked, for example the id of an API key.</summary>
    public required string Principal { get; init; }

    /// <summary>Gets the <see cref="Documents.CounterfactualQuestionDocument"/>.</summary>
    public required PayloadReference Question { get; init; }

    /// <summary>Gets the <see cref="Documents.CounterfactualDocument"/>.</summary>
    public required PayloadReference Counterfactual { get; init; }

    /// <summary>Gets the generation that answers anew with the change, or without the steering; null when none was
    /// wanted.</summary>
    public Guid? AfterId { get; init; }

    /// <summary>Gets the generation that answers anew with a random change as large, or null.</summary>
    public Guid? ControlId { get; init; }

    /// <summary>Gets the change that the attribution foretells on the recorded trajectory; null for the twin of a
    /// steered answer.</summary>
    public double? PredictedDelta { get; init; }

    /// <summary>Gets the change that was observed on it: of the target, or for a twin of the concept's mass.</summary>
    public required double ObservedDelta { get; init; }

    /// <summary>Gets the change under random edits as large.</summary>
    public required double RandomControl { get; init; }

    /// <summary>Gets how many tokens of the answer differ; 0 when none was generated anew.</summary>
    public required int ChangedTokens { get; init; }

    /// <summary>Gets the SHA-256 of the weights.</summary>
    public required string ModelDigest { get; init; }

    /// <summary>Gets when it was done.</summary>
    public required DateTimeOffset FinishedAt { get; init; }
}
