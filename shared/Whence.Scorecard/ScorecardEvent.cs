using Whence.Scorecard.Rows;

namespace Whence.Scorecard;

/// <summary>How far a run is: a measurement begins, or has given rows.</summary>
/// <param name="Suite">The suite's id.</param>
/// <param name="Measurement">The title of the measurement.</param>
/// <param name="Done">Measurements done before.</param>
/// <param name="Total">Measurements in all.</param>
/// <param name="Rows">Its rows when it has ended, else null.</param>
public sealed record ScorecardEvent(
    string Suite, string Measurement, int Done, int Total, IReadOnlyList<ScorecardRow>? Rows);
