using Whence.Scorecard.Statistics;

namespace Whence.Scorecard.Rows;

/// <summary>A value in a plot.</summary>
/// <param name="X">Where, along a line; the place of the label, among bars.</param>
/// <param name="Y">The value.</param>
/// <param name="Label">The name under a bar, or null.</param>
/// <param name="Interval">Its 95 % interval, or null.</param>
public sealed record PlotPoint(double X, double Y, string? Label = null, Interval? Interval = null);
