using System.Globalization;
using Whence.Cli.Terminal;

namespace Whence.Cli.Bench;

/// <summary>Prints a decoding measurement.</summary>
internal static class DecodePrinter
{
    public static void Print(CommandStreams streams, DecodeRun run)
    {
        streams.Output.WriteLine($"prompt of {run.Prompt}, {run.Tokens} new tokens, one per step, greedy");
        Line(streams, "exact cache", run.Cached);
        if (run.Full is not { } full)
        {
            return;
        }

        Line(streams, "full forward", full);
        if (full.Extrapolated)
        {
            streams.Output.WriteLine(
                $"  ({full.TimedSteps} of {run.Tokens} full steps were timed; the rest is extrapolated)");
        }

        var same = run.Identical == true ? "identical" : "DIFFERENT";
        streams.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  the cache is {run.Ratio:0.00} x faster; decisions are {same}"));
    }

    public static void PrintFooter(CommandStreams streams, DecodeReport report) => streams.Output.WriteLine(
        $"{report.Model}, {report.Weights}, {report.Backend}, threads: {report.Threads}; " +
        $"{Mebibytes(report.LoadedBytes)} MiB loaded, {Mebibytes(report.PeakBytes)} MiB at the peak");

    private static long Mebibytes(long bytes) => bytes >> 20;

    private static void Line(CommandStreams streams, string name, DecodeTiming timing) =>
        streams.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name,-12}  {timing.TokensPerSecond,8:0.00} tokens/s  {timing.MsPerStep,8:0.00} ms/step  " +
            $"{timing.RowsPerToken,6:0.0} rows/token"));
}
