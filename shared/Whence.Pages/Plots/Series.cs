namespace Whence.Pages.Plots;

/// <summary>A line of a plot.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Points">Its points in order of x.</param>
public sealed record Series(string Name, IReadOnlyList<PlotPoint> Points);
