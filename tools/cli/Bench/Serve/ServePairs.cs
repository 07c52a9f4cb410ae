namespace Whence.Cli.Bench.Serve;

/// <summary>Two ways of doing the same, measured in turns within one run, so that what disturbs one disturbs both.
/// </summary>
/// <param name="Through">The longer way.</param>
/// <param name="Direct">The shorter way.</param>
/// <param name="Difference">The longer minus the shorter, pair by pair.</param>
/// <param name="P50Overhead">The median of the longer way minus that of the shorter.</param>
/// <param name="P99Overhead">The same for the 99th percentiles.</param>
internal sealed record ServePairs(
    ServeLatency Through, ServeLatency Direct, ServeLatency Difference, double P50Overhead, double P99Overhead)
{
    public static ServePairs Of(IReadOnlyList<(double Through, double Direct)> pairs)
    {
        var through = ServeLatency.Of(pairs.Select(pair => pair.Through));
        var direct = ServeLatency.Of(pairs.Select(pair => pair.Direct));
        return new ServePairs(
            through,
            direct,
            ServeLatency.Of(pairs.Select(pair => pair.Through - pair.Direct)),
            Math.Round(through.P50 - direct.P50, 3),
            Math.Round(through.P99 - direct.P99, 3));
    }
}
