using Whence.Scorecard.Rows;

namespace Whence.Scorecard.Suites;

/// <summary>What a measurement gave.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Plots">Pictures of them.</param>
public sealed record Measured(IReadOnlyList<ScorecardRow> Rows, IReadOnlyList<Plot> Plots)
{
    /// <summary>Initializes a new instance of the <see cref="Measured"/> class without pictures.</summary>
    public Measured(params IReadOnlyList<ScorecardRow> rows)
        : this(rows, [])
    {
    }
}
