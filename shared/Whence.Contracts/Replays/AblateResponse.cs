namespace Whence.Contracts.Replays;

/// <summary>What the targets were worth in each replay: the answer of <c>POST /internal/ablate</c>.</summary>
public sealed record AblateResponse
{
    /// <summary>Gets the logits, [masks][targets].</summary>
    public required IReadOnlyList<float[]> Logits { get; init; }

    /// <summary>Gets the natural logarithms of the probabilities, [masks][targets].</summary>
    public required IReadOnlyList<float[]> LogProbabilities { get; init; }

    /// <summary>Gets the sequences that went through the model.</summary>
    public required int Forwards { get; init; }

    /// <summary>Gets the positions that the transformer computed.</summary>
    public required long Rows { get; init; }
}
