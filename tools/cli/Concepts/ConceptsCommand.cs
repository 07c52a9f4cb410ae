using System.CommandLine;
using Spectre.Console;
using Whence.Cli.Model;
using Whence.Cli.Terminal;
using Whence.Models;
using Cell = Spectre.Console.Text;

namespace Whence.Cli.Concepts;

/// <summary>whence concepts: lists and searches what a model can name.</summary>
internal static class ConceptsCommand
{
    private static readonly Argument<string> Query = new("query")
    {
        Description = "Words that name, description, group or kind must contain; #ID for a discovered concept.",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<bool> Tokens = new("--tokens")
    {
        Description = "Show the vocabulary tokens that each concept speaks for.",
    };

    private static readonly Option<int> Top = StandardOptions.Positive(new("--top")
    {
        HelpName = "K",
        Description = "How many tokens to show for a concept.",
        DefaultValueFactory = _ => 8,
    });

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "concepts",
            "Lists the concepts that a model can name.",
            "whence concepts",
            "whence concepts tone --tokens",
            "whence concepts \"#113\" --tokens --json",
            "whence concepts search \"rude wording\"")
        {
            Query, Tokens, Top, StandardOptions.Model, StandardOptions.Json,
        };
        command.Add(SearchCommand.Build(streams));
        command.Add(ShowCommand.Build(streams));
        command.Add(NearestCommand.Build(streams));
        command.Add(MeasureCommand.Build(streams));
        command.Add(ImportCommand.Build(streams));
        command.Add(ContrastCommand.Build(streams));
        command.SetAction(arguments => Run(arguments, streams));
        return command;
    }

    private static int Run(ParseResult arguments, CommandStreams streams)
    {
        using var model = LoadedModel.Open(arguments.GetValue(StandardOptions.Model), threads: 1);
        var top = arguments.GetValue(Tokens) ? arguments.GetValue(Top) : 0;
        var rows = ConceptSearch.Find(model, arguments.GetValue(Query)!, top);
        if (arguments.GetValue(StandardOptions.Json))
        {
            JsonOutput.Write(streams, new CatalogueReport(rows.Count, rows));
        }
        else
        {
            Print(streams, rows, top > 0);
        }

        return 0;
    }

    private static void Print(CommandStreams streams, IReadOnlyList<ConceptRow> rows, bool withTokens)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("id", "name", "group", "kind", withTokens ? "tokens" : "description");
        foreach (var row in rows)
        {
            var last = withTokens
                ? string.Join(' ', row.Tokens!.Select(token => TokenText.Visible(token.Text)))
                : row.Description ?? "";
            table.AddRow(
                new Cell($"{row.Id}"),
                new Cell(row.Name),
                new Cell(row.Group ?? ""),
                new Cell(row.Kind ?? ""),
                new Cell(last));
        }

        TerminalOutput.ForOutput(streams).Write(table);
        streams.Output.WriteLine(rows.Count == 1 ? "1 concept" : $"{rows.Count} concepts");
    }
}
