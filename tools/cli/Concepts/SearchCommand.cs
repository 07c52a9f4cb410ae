using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Whence.Catalogue;
using Whence.Cli.Terminal;
using Whence.Models;
using Whence.Models.Concepts;
using Cell = Spectre.Console.Text;

namespace Whence.Cli.Concepts;

/// <summary>whence concepts search: ranked search over names, groups and descriptions.</summary>
internal static class SearchCommand
{
    private static readonly Argument<string> Query = new("words") { Description = "What to look for." };

    private static readonly Option<int> Limit = StandardOptions.Positive(new("--limit")
    {
        HelpName = "N",
        Description = "How many concepts at most.",
        DefaultValueFactory = _ => 10,
    });

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "search",
            "Searches names, groups and descriptions of concepts: whole words first, rare words before common ones.",
            "whence concepts search storm",
            "whence concepts search \"rude wording\" --limit 3 --json")
        {
            Query, Limit, StandardOptions.Model, StandardOptions.Json,
        };
        command.SetAction(arguments => Run(arguments, streams));
        return command;
    }

    /// <summary>Prints found concepts as a table.</summary>
    public static void Print(CommandStreams streams, string score, IEnumerable<SearchRow> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns(score, "kind", "id", "name", "group", "description");
        foreach (var row in rows)
        {
            table.AddRow(
                new Cell(row.Score.ToString("0.00", CultureInfo.InvariantCulture)),
                new Cell(row.Kind),
                new Cell($"{row.Id}"),
                new Cell(row.Name),
                new Cell(row.Group ?? ""),
                new Cell(row.Description ?? ""));
        }

        TerminalOutput.ForOutput(streams).Write(table);
    }

    private static int Run(ParseResult arguments, CommandStreams streams)
    {
        var package = ModelPackage.Open(arguments.GetValue(StandardOptions.Model));
        var query = arguments.GetValue(Query)!;
        List<SearchRow> rows =
        [
            .. ConceptBook.Open(package, package.WeightsDigest()).Search(query, arguments.GetValue(Limit))
                .Select(hit => new SearchRow(
                    hit.Kind.ToString().ToLowerInvariant(), hit.Entry.Id, hit.Entry.Name, hit.Entry.Group,
                    hit.Entry.Description, hit.Score, hit.Match)),
        ];
        if (arguments.GetValue(StandardOptions.Json))
        {
            JsonOutput.Write(streams, new SearchReport(query, rows));
        }
        else if (rows.Count > 0)
        {
            Print(streams, "score", rows);
        }
        else
        {
            streams.Output.WriteLine(Nothing(package, query));
        }

        return 0;
    }

    private static string Nothing(ModelPackage package, string query) =>
        ConceptLookup.Nearest(package.Catalogue, query) is { Count: > 0 } nearest
            ? $"No concept mentions '{query}'; the nearest names are {string.Join(", ", nearest)}."
            : $"No concept mentions '{query}'; whence concepts lists them all.";
}
