namespace Whence.Contracts.Documents;

/// <summary>What one concept did in a chunk.</summary>
public sealed record ConceptDocument
{
    /// <summary>Gets its id within its kind.</summary>
    public required int Id { get; init; }

    /// <summary>Gets <c>known</c> or <c>discovered</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets its name.</summary>
    public required string Label { get; init; }

    /// <summary>Gets its mean contribution to the logits of the chunk's tokens.</summary>
    public required float Contribution { get; init; }

    /// <summary>Gets the mean of its signed part of each token's mass.</summary>
    public required float Share { get; init; }

    /// <summary>Gets its mean weight over the chunk's tokens, 0 to 1; null in documents that are older than it.
    /// </summary>
    public double? Activation { get; init; }

    /// <summary>Gets how many times more active it was than on average over the training corpus; null where the model
    /// was not measured.</summary>
    public double? Lift { get; init; }

    /// <summary>Gets its activation in standard deviations above that average; null where the model was not measured.
    /// </summary>
    public double? ZScore { get; init; }
}
