namespace Whence.Scorecard.Rows;

/// <summary>A picture of measured values.</summary>
/// <param name="Id">Unique in a report.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Kind">Lines over numbers, or bars over names.</param>
/// <param name="Horizontal">What the horizontal axis is.</param>
/// <param name="Vertical">What the vertical axis is.</param>
/// <param name="Series">The values.</param>
/// <param name="Goal">Where a goal line is drawn, or null.</param>
public sealed record Plot(
    string Id,
    string Title,
    PlotKind Kind,
    string Horizontal,
    string Vertical,
    IReadOnlyList<PlotSeries> Series,
    double? Goal = null);
