namespace Whence.Contracts.Replays;

/// <summary>Integrated gradients of a sum of targets: the answer of <c>POST /internal/integrate</c>.</summary>
public sealed record IntegrateResponse
{
    /// <summary>Gets the signed score of every position, in the scale that was asked for.</summary>
    public required IReadOnlyList<double> Scores { get; init; }

    /// <summary>Gets the sum at the end of the path; zero where the ends were left out.</summary>
    public required double Value { get; init; }

    /// <summary>Gets the sum at its beginning.</summary>
    public required double Baseline { get; init; }

    /// <summary>Gets the sequences that went forth and back.</summary>
    public required int Forwards { get; init; }

    /// <summary>Gets the positions that the transformer computed.</summary>
    public required long Rows { get; init; }
}
