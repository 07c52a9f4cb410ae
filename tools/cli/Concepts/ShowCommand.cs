using System.CommandLine;
using Whence.Catalogue;
using Whence.Catalogue.Neighbours;
using Whence.Cli.Terminal;
using Whence.Engine.Concepts;
using Whence.Models;

namespace Whence.Cli.Concepts;

/// <summary>whence concepts show: everything on record about one concept.</summary>
internal static class ShowCommand
{
    private const int Neighbours = 5;

    private static readonly Argument<string> Concept = new("concept")
    {
        Description = "A name, the number of a known concept, or #N for a discovered one.",
    };

    private static readonly Option<int> Top = StandardOptions.Positive(new("--top")
    {
        HelpName = "K",
        Description = "How many of the tokens that it promotes.",
        DefaultValueFactory = _ => 10,
    });

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "show",
            "Shows one concept: what it promotes, how often it is active, the training chunks behind it, neighbours.",
            "whence concepts show hostile",
            "whence concepts show \"#113\" --json")
        {
            Concept, Top, StandardOptions.Model, StandardOptions.Json,
        };
        command.SetAction(arguments => Run(arguments, streams));
        return command;
    }

    private static int Run(ParseResult arguments, CommandStreams streams)
    {
        using var model = LoadedModel.Open(arguments.GetValue(StandardOptions.Model), threads: 1);
        var (kind, id) = ConceptName.Resolve(model.Package, arguments.GetValue(Concept)!);
        var report = Report(model, kind, id, arguments.GetValue(Top));
        if (arguments.GetValue(StandardOptions.Json))
        {
            JsonOutput.Write(streams, report);
        }
        else
        {
            ConceptPagePrinter.Print(streams, report);
        }

        return 0;
    }

    private static ConceptPageReport Report(LoadedModel model, ConceptKind kind, int id, int top)
    {
        var book = ConceptBook.Open(model.Package, model.Digest());
        var (entry, statistics) = (book.Entry(kind, id), book.Statistics(kind, id));
        var nearest = new ConceptNeighbours(model.Denoiser).Of(kind, id, Neighbours);
        return new ConceptPageReport(
            kind.ToString().ToLowerInvariant(),
            id,
            entry.Name,
            entry.Description,
            entry.Group,
            entry.IsSteerable,
            entry.IsTone,
            entry.IsAlignment,
            entry.IsDemographic,
            ConceptSearch.Tokens(model, kind, id, top)!,
            [.. nearest.Select(neighbour => NearestCommand.Row(book, neighbour))],
            statistics?.BaseRate,
            statistics?.Deviation,
            statistics?.Density,
            statistics?.Largest,
            statistics?.Bands);
    }
}
