namespace Whence.Scorecard.Rows;

/// <summary>A figure that depends on a number, as lines.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Horizontal">What the horizontal axis is, with its unit.</param>
/// <param name="Vertical">What the vertical axis is, with its unit.</param>
/// <param name="Lines">The lines.</param>
/// <param name="Goal">Where a goal line is drawn, or null.</param>
public sealed record Plot(
    string Title, string Horizontal, string Vertical, IReadOnlyList<PlotLine> Lines, double? Goal = null);
