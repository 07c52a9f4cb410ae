using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Whence.Cli.Terminal;

namespace Whence.Cli.Bench;

/// <summary>whence bench gemm.</summary>
internal static class GemmBenchCommand
{
    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "gemm",
            "Measures matrix products beside the register ceiling: fused multiply-adds that touch no memory.",
            "whence bench gemm",
            "WHENCE_SIMD=avx2 whence bench gemm --json")
        {
            StandardOptions.Json,
        };
        command.SetAction(arguments =>
        {
            var report = GemmBench.Run(GemmBench.Shapes, streams.Cancellation);
            if (arguments.GetValue(StandardOptions.Json))
            {
                JsonOutput.Write(streams, report);
            }
            else
            {
                Print(streams, report);
            }

            return 0;
        });
        return command;
    }

    private static void Print(CommandStreams streams, GemmReport report)
    {
        foreach (var row in report.Ceiling)
        {
            streams.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"register ceiling, threads: {row.Threads}, lanes: {row.Lanes}, {row.Gflops:0.0} GFLOP/s"));
        }

        streams.Output.WriteLine($"kernels: {report.Simd}");
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("m x n x k");
        table.AddColumn("weights");
        foreach (var name in new[] { "threads", "GFLOP/s", "median", "% of ceiling", "speedup", "bytes/call" })
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        foreach (var row in report.Products)
        {
            table.AddRow(
                $"{row.Rows} x {row.Columns} x {row.Depth}",
                row.Weights,
                $"{row.Threads}",
                Number(row.Gflops),
                Number(row.MedianGflops),
                Number(row.CeilingPercent),
                row.Speedup.ToString("0.00", CultureInfo.InvariantCulture),
                $"{row.AllocatedBytesPerCall}");
        }

        TerminalOutput.ForOutput(streams).Write(table);
    }

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
