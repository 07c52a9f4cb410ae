namespace Whence.Contracts.Replays;

/// <summary>Asks decoding to replay commit snapshots with positions masked: the body of <c>POST /internal/ablate</c>.
/// </summary>
public sealed record AblateRequest
{
    /// <summary>Gets what is replayed.</summary>
    public required RecordedRun Run { get; init; }

    /// <summary>Gets the commits whose values are wanted, by their index in the trace.</summary>
    public required IReadOnlyList<int> Targets { get; init; }

    /// <summary>Gets the masked positions of each replay as <see cref="PositionRuns"/>; none is the factual replay.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<int>> Masks { get; init; }
}
