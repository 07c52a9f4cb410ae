using System.CommandLine;
using Whence.Cli.Bench.Explain;
using Whence.Cli.Bench.Serve;
using Whence.Cli.Terminal;

namespace Whence.Cli.Bench;

/// <summary>whence bench: speed, beside what the machine could do.</summary>
internal static class BenchCommand
{
    public static Command Build(CommandStreams streams) => new(
        "bench", "Measures the speed of this machine; stop other work first.")
    {
        GemmBenchCommand.Build(streams),
        DecodeBenchCommand.Build(streams),
        TokenizeBenchCommand.Build(streams),
        ExplainBenchCommand.Build(streams),
        ServeBenchCommand.Build(streams),
    };
}
