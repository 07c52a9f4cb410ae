namespace Whence.Cli.Bench.Serve;

/// <summary>How long many like requests took, in milliseconds; percentiles are values that occurred.</summary>
internal sealed record ServeLatency(int Count, double P50, double P90, double P99, double Max)
{
    /// <summary>Summarises values in any order.</summary>
    public static ServeLatency Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        return sorted.Length == 0
            ? new ServeLatency(0, 0, 0, 0, 0)
            : new ServeLatency(
                sorted.Length,
                Round(Percentile(sorted, 50)), Round(Percentile(sorted, 90)), Round(Percentile(sorted, 99)),
                Round(sorted[^1]));
    }

    /// <summary>Returns the smallest value that at least so many percent do not exceed: the nearest rank.</summary>
    public static double Percentile(IReadOnlyList<double> sorted, double percent)
    {
        var rank = (int)Math.Ceiling(percent / 100 * sorted.Count);
        return sorted[Math.Clamp(rank - 1, 0, sorted.Count - 1)];
    }

    private static double Round(double value) => Math.Round(value, 3);
}
