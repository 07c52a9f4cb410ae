namespace Whence.Cli.Bench.Explain;

/// <summary>Order statistics of measured values.</summary>
internal static class Quantiles
{
    /// <summary>Returns the smallest value that is at least as large as the given share of all.</summary>
    public static double Of(IReadOnlyCollection<double> values, double share) =>
        values.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(share * values.Count) - 1));

    public static double Median(IReadOnlyCollection<double> values) => Of(values, 0.5);
}
