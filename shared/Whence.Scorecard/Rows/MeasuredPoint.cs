using Whence.Scorecard.Statistics;

namespace Whence.Scorecard.Rows;

/// <summary>A measured value at a place.</summary>
/// <param name="X">Where.</param>
/// <param name="Y">The value.</param>
/// <param name="Interval">Its 95 % interval, or null.</param>
public sealed record MeasuredPoint(double X, double Y, Interval? Interval = null);
