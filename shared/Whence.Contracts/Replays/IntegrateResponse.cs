namespace Whence.Contracts.Replays;

/// <summary>Integrated gradients of a sum of logits: the answer of <c>POST /internal/integrate</c>.</summary>
public sealed record IntegrateResponse
{
    /// <summary>Gets the signed score of every position, in logits.</summary>
    public required IReadOnlyList<double> Scores { get; init; }

    /// <summary>Gets the sum of the logits on the snapshots.</summary>
    public required double Logit { get; init; }

    /// <summary>Gets the sum with every position masked.</summary>
    public required double BaselineLogit { get; init; }

    /// <summary>Gets the sequences that went forth and back.</summary>
    public required int Forwards { get; init; }

    /// <summary>Gets the positions that the transformer computed.</summary>
    public required long Rows { get; init; }
}
