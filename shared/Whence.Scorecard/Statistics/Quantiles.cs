namespace Whence.Scorecard.Statistics;

/// <summary>Quantiles with linear interpolation between order statistics (Hyndman and Fan 1996, type 7).</summary>
public static class Quantiles
{
    /// <summary>Returns the value below which a share of the values lies.</summary>
    /// <param name="values">At least one value, in any order.</param>
    /// <param name="share">0 to 1.</param>
    public static double Of(IEnumerable<double> values, double share) => OfSorted([.. values.Order()], share);

    /// <summary>Returns the middle value.</summary>
    public static double Median(IEnumerable<double> values) => Of(values, 0.5);

    internal static double OfSorted(ReadOnlySpan<double> sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
