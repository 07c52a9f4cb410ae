using System.Globalization;
using Whence.Cli.Terminal;

namespace Whence.Cli.Bench.Explain;

/// <summary>Prints a measurement of explanations.</summary>
internal static class ExplainPrinter
{
    public static void Print(CommandStreams streams, ExplainReport report)
    {
        var output = streams.Output;
        output.WriteLine($"completeness error of integrated gradients, {report.Prompts} prompts");
        output.WriteLine($"  {"rule",-32}{"target",-8}{"n",5}{"median",12}{"p90",12}{"max",12}{"max, nats",14}");
        foreach (var row in report.Completeness)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {row.Rule,-32}{row.Target,-8}{row.Targets,5}{100 * row.Median,10:0.000} %" +
                $"{100 * row.P90,10:0.00} %{100 * row.Max,10:0.0} %{row.MaxNats,14:0.0000}"));
        }

        foreach (var row in report.Costs)
        {
            output.WriteLine(row.Name + Rows(row) + Time(row));
        }

        output.WriteLine($"{report.Model}, {report.Backend}, threads: {report.Threads}");
    }

    private static string Rows(CostRow row) => row.RowRatio is { } ratio
        ? string.Create(CultureInfo.InvariantCulture, $", {ratio:0.00} x the rows")
        : string.Empty;

    private static string Time(CostRow row) => row is { SecondsPlain: { } plain, Seconds: { } seconds }
        ? string.Create(
            CultureInfo.InvariantCulture,
            $", {1000 * plain:0} / {1000 * seconds:0} ms = {plain / seconds:0.00} (medians of {row.Pairs})")
        : $" (median of {row.Pairs})";
}
