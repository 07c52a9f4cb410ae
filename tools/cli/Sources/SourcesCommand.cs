using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Whence.Cli.Indexes;
using Whence.Cli.Terminal;
using Whence.Tracing.Indexes;
using Cell = Spectre.Console.Text;

namespace Whence.Cli.Sources;

/// <summary>whence sources: the sources of an index.</summary>
internal static class SourcesCommand
{
    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "sources",
            "Lists the sources of an index with their licences and how much text they have.",
            "whence sources --index index",
            "whence sources --index index --json")
        {
            IndexFolder.Option, StandardOptions.Json,
        };
        command.SetAction(arguments => Run(arguments, streams));
        return command;
    }

    private static int Run(ParseResult arguments, CommandStreams streams)
    {
        using var index = IndexFolder.Open(arguments);
        var sources = index.Sources();
        if (arguments.GetValue(StandardOptions.Json))
        {
            JsonOutput.Write(streams, new SourcesReport(index.Text.Corpus.Digest, sources));
        }
        else
        {
            Print(streams, sources);
        }

        return 0;
    }

    private static void Print(CommandStreams streams, IReadOnlyList<SourceSummary> sources)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("source", "licence", "documents", "held out", "chunks", "characters", "dates", "name");
        foreach (var source in sources)
        {
            table.AddRow(
                new Cell(source.Source),
                new Cell(source.Licences.Count == 0 ? "unknown" : string.Join(", ", source.Licences)),
                new Cell(Number(source.Documents)),
                new Cell(Number(source.HeldOut)),
                new Cell(Number(source.Chunks)),
                new Cell(Number(source.Characters)),
                new Cell(source.First is null ? "" : $"{source.First:yyyy-MM-dd} to {source.Last:yyyy-MM-dd}"),
                new Cell(source.Name));
        }

        TerminalOutput.ForOutput(streams).Write(table);
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
