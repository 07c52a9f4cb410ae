namespace Whence.Scorecard.Rows;

/// <summary>The values of one method.</summary>
/// <param name="Name">The method.</param>
/// <param name="Points">Its values in order.</param>
public sealed record PlotSeries(string Name, IReadOnlyList<PlotPoint> Points);
