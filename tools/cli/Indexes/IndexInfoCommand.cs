using System.CommandLine;
using System.Globalization;
using Whence.Cli.Terminal;

namespace Whence.Cli.Indexes;

/// <summary>whence index info: what an index holds.</summary>
internal static class IndexInfoCommand
{
    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "info",
            "Says what an index was built from, and how large it is.",
            "whence index info --index index",
            "whence index info --index index --json")
        {
            IndexFolder.Option, StandardOptions.Json,
        };
        command.SetAction(arguments => Write(arguments, streams));
        return command;
    }

    /// <summary>Writes what the index of a command line holds.</summary>
    public static int Write(ParseResult arguments, CommandStreams streams)
    {
        using var index = IndexFolder.Open(arguments);
        var report = IndexReport.Of(index);
        if (arguments.GetValue(StandardOptions.Json))
        {
            JsonOutput.Write(streams, report);
        }
        else
        {
            Print(streams, report);
        }

        return 0;
    }

    private static void Print(CommandStreams streams, IndexReport report)
    {
        Line("folder", $"{report.Folder}, {report.Bytes / 1e6:N1} MB");
        Line("corpus", $"{report.Corpus}");
        Line("documents", $"{report.Documents:N0} in {report.Chunks:N0} chunks, {report.HeldOut:N0} held out");
        Line("sources", $"{report.Sources:N0}");
        Line("model", $"{report.Model} {report.ModelDigest}");
        Line("bank", $"{report.Bank}");
        Line("prototypes", $"{report.Prototypes:N0} of {report.Tokens:N0} tokens, radius {report.Radius:F3}");
        Line("no source below", $"{report.Threshold:F3}");

        void Line(string name, FormattableString value) =>
            streams.Output.WriteLine($"{name,-15}  {value.ToString(CultureInfo.InvariantCulture)}");
    }
}
