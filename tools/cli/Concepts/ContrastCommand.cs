using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Whence.Cli.Terminal;
using Whence.Models;
using Whence.Steering.Contrasts;
using Cell = Spectre.Console.Text;

namespace Whence.Cli.Concepts;

/// <summary>whence concepts contrast: which concepts separate two sets of texts.</summary>
internal static class ContrastCommand
{
    private static readonly Option<string> With = TextLines.Option("--with", "Texts that have what is sought");

    private static readonly Option<string> Without = TextLines.Option("--without", "Texts that lack it");

    private static readonly Option<int> Top = StandardOptions.Positive(new("--top")
    {
        HelpName = "K",
        Description = "How many concepts to show.",
        DefaultValueFactory = _ => 20,
    });

    private static readonly Option<bool> Discovered = new("--discovered")
    {
        Description = "Let discovered concepts take part.",
    };

    private static readonly Option<ulong> Seed = new("--seed")
    {
        HelpName = "N",
        Description = "Seed of the shuffled labels, and of the masks under which texts are read.",
        DefaultValueFactory = _ => 1UL,
    };

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "contrast",
            "Finds the concepts that separate two sets of texts, held against shuffled labels.",
            "whence concepts contrast --with rude.txt --without kind.txt",
            "whence concepts contrast --with rude.txt --without kind.txt --discovered --json")
        {
            With, Without, Top, Discovered, Seed, StandardOptions.Model, StandardOptions.Threads, StandardOptions.Json,
        };
        command.SetAction((arguments, _) => RunAsync(arguments, streams));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CommandStreams streams)
    {
        var (with, without) = (TextLines.Read(arguments, With), TextLines.Read(arguments, Without));
        using var model = LoadedModel.Open(
            arguments.GetValue(StandardOptions.Model), arguments.GetValue(StandardOptions.Threads));
        var options = new ContrastOptions
        {
            Top = arguments.GetValue(Top),
            Discovered = arguments.GetValue(Discovered),
            Seed = arguments.GetValue(Seed),
        };
        var json = arguments.GetValue(StandardOptions.Json);
        var result = await WorkDisplay.Choose(streams, json).RunAsync(
            "reading the texts",
            _ => Task.FromResult(new ConceptContrast(model.Package, model.Denoiser).Compare(
                with, without, options, streams.Cancellation)));
        if (json)
        {
            JsonOutput.Write(streams, ContrastReport.Of(result, options.Seed));
        }
        else
        {
            Print(streams, result, options.Seed);
        }

        return 0;
    }

    private static void Print(CommandStreams streams, ContrastResult result, ulong seed)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("concept", "with", "without", "difference", "effect d", "AUC", "p");
        foreach (var concept in result.Concepts)
        {
            table.AddRow(
                new Cell(concept.Name),
                new Cell(Number(concept.First, "0.000")),
                new Cell(Number(concept.Second, "0.000")),
                new Cell(Number(concept.Difference, "+0.000;-0.000"), HeatColors.ForSign(concept.Difference)),
                new Cell(Number(concept.Effect, "+0.0;-0.0")),
                new Cell(Number(concept.Auc, "0.00")),
                new Cell(Number(concept.PValue, "0.000")));
        }

        TerminalOutput.ForOutput(streams).Write(table);
        streams.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.FirstTexts} texts with, {result.SecondTexts} without; with shuffled labels the largest " +
            $"difference is {result.ShuffledMean:0.000} on average, below {result.ShuffledQuantile:0.000} in 95 % of " +
            $"{result.Permutations}; seed {seed}"));
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
