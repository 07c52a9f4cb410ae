using System.CommandLine;
using Whence.Catalogue;
using Whence.Catalogue.Neighbours;
using Whence.Cli.Terminal;
using Whence.Models;

namespace Whence.Cli.Concepts;

/// <summary>whence concepts nearest: the concepts that do the same to the output, whatever they are called.</summary>
internal static class NearestCommand
{
    private static readonly Argument<string> Concept = new("concept")
    {
        Description = "A name, the number of a known concept, or #N for a discovered one.",
    };

    private static readonly Option<int> Limit = StandardOptions.Positive(new("--limit")
    {
        HelpName = "N",
        Description = "How many concepts.",
        DefaultValueFactory = _ => 10,
    });

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "nearest",
            "Lists the concepts whose embeddings point the same way as one concept's.",
            "whence concepts nearest hostile",
            "whence concepts nearest \"#113\" --limit 5 --json")
        {
            Concept, Limit, StandardOptions.Model, StandardOptions.Json,
        };
        command.SetAction(arguments => Run(arguments, streams));
        return command;
    }

    private static int Run(ParseResult arguments, CommandStreams streams)
    {
        using var model = LoadedModel.Open(arguments.GetValue(StandardOptions.Model), threads: 1);
        var query = arguments.GetValue(Concept)!;
        var (kind, id) = ConceptName.Resolve(model.Package, query);
        var book = ConceptBook.Open(model.Package, model.Digest());
        List<SearchRow> rows =
        [
            .. new ConceptNeighbours(model.Denoiser).Of(kind, id, arguments.GetValue(Limit))
                .Select(neighbour => Row(book, neighbour)),
        ];
        if (arguments.GetValue(StandardOptions.Json))
        {
            JsonOutput.Write(streams, new SearchReport(query, rows));
        }
        else
        {
            SearchCommand.Print(streams, "cosine", rows);
        }

        return 0;
    }

    /// <summary>Describes a neighbour.</summary>
    public static SearchRow Row(ConceptBook book, ConceptNeighbour neighbour)
    {
        var entry = book.Entry(neighbour.Kind, neighbour.Concept);
        return new SearchRow(
            neighbour.Kind.ToString().ToLowerInvariant(), entry.Id, entry.Name, entry.Group, entry.Description,
            neighbour.Cosine, Match: null);
    }
}
