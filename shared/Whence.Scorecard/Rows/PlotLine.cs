namespace Whence.Scorecard.Rows;

/// <summary>A line of a plot.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Points">Its points in order.</param>
public sealed record PlotLine(string Name, IReadOnlyList<MeasuredPoint> Points);
