namespace Whence.Scorecard.Rows;

/// <summary>How a plot is drawn.</summary>
public enum PlotKind
{
    /// <summary>A line per series.</summary>
    Lines,

    /// <summary>A group of bars per label, a bar per series.</summary>
    Bars,
}
