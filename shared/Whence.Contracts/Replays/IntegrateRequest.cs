namespace Whence.Contracts.Replays;

/// <summary>Asks decoding for integrated gradients: the body of <c>POST /internal/integrate</c>.</summary>
public sealed record IntegrateRequest
{
    /// <summary>Gets what is replayed.</summary>
    public required RecordedRun Run { get; init; }

    /// <summary>Gets the commits whose sum is explained, by their index in the trace.</summary>
    public required IReadOnlyList<int> Targets { get; init; }

    /// <summary>Gets the name of the quadrature.</summary>
    public required string Rule { get; init; }

    /// <summary>Gets where the gradient is evaluated, from 0 (the baseline) to 1.</summary>
    public required IReadOnlyList<double> Points { get; init; }

    /// <summary>Gets what each value counts.</summary>
    public required IReadOnlyList<double> Weights { get; init; }

    /// <summary>Gets a value indicating whether log-probabilities are explained, in place of logits.</summary>
    public bool LogProbabilities { get; init; }

    /// <summary>Gets the positions that come from the mask embedding as <see cref="PositionRuns"/>; null for all of
    /// them.</summary>
    public IReadOnlyList<int>? Positions { get; init; }

    /// <summary>Gets positions that are masked all along as <see cref="PositionRuns"/>.</summary>
    public IReadOnlyList<int> Masked { get; init; } = [];

    /// <summary>Gets a value indicating whether the targets are evaluated at both ends too.</summary>
    public bool Ends { get; init; } = true;
}
