namespace Whence.Pages.Plots;

/// <summary>A point of a line.</summary>
/// <param name="X">Where it stands.</param>
/// <param name="Y">What was measured.</param>
/// <param name="Low">Lower end of its interval, or null.</param>
/// <param name="High">Upper end, or null.</param>
public readonly record struct PlotPoint(double X, double Y, double? Low = null, double? High = null);
