using System.Diagnostics.Metrics;

namespace Whence.Hosting.Telemetry;

/// <summary>The bounds of histograms that bring none of their own.</summary>
internal static class MetricBounds
{
    private static readonly double[] Seconds =
        [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

    private static readonly double[] Counts =
        [1, 4, 16, 64, 256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304];

    public static double[] Of(Instrument instrument) => instrument.Unit == "s" ? Seconds : Counts;
}
