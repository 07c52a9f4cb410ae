namespace Whence.Contracts.Replays;

/// <summary>Asks decoding for integrated gradients: the body of <c>POST /internal/integrate</c>.</summary>
public sealed record IntegrateRequest
{
    /// <summary>Gets what is replayed.</summary>
    public required RecordedRun Run { get; init; }

    /// <summary>Gets the commits whose summed logits are explained, by their index in the trace.</summary>
    public required IReadOnlyList<int> Targets { get; init; }

    /// <summary>Gets the name of the quadrature.</summary>
    public required string Rule { get; init; }

    /// <summary>Gets where the gradient is evaluated, from 0 (the baseline) to 1.</summary>
    public required IReadOnlyList<double> Points { get; init; }

    /// <summary>Gets what each value counts.</summary>
    public required IReadOnlyList<double> Weights { get; init; }
}
