namespace Whence.Pages.Plots;

/// <summary>A measured value in a plot of bars.</summary>
/// <param name="Label">What was measured.</param>
/// <param name="Value">The value.</param>
/// <param name="Low">Lower end of its interval, or null.</param>
/// <param name="High">Upper end, or null.</param>
/// <param name="Goal">What it should reach, or null.</param>
/// <param name="IsReached">Whether it does, or null where there is no goal.</param>
/// <param name="Rival">A baseline or a random control to compare with, or null.</param>
public sealed record IntervalRow(
    string Label,
    double Value,
    double? Low = null,
    double? High = null,
    double? Goal = null,
    bool? IsReached = null,
    double? Rival = null);
