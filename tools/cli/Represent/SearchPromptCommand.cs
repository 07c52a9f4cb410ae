using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Whence.Cli.Generate;
using Whence.Cli.Steer;
using Whence.Cli.Terminal;
using Whence.Engine.Concepts;
using Whence.Models;
using Whence.Representations.Prompts;
using Whence.Steering.Profiles;
using Cell = Spectre.Console.Text;

namespace Whence.Cli.Represent;

/// <summary>whence search-prompt: which prompt makes a concept fire, or leak while it is suppressed.</summary>
internal static class SearchPromptCommand
{
    private static readonly Dictionary<string, PromptSearchMethod> Methods = new()
    {
        ["coordinate"] = PromptSearchMethod.CoordinateGradient,
        ["embedding"] = PromptSearchMethod.Embedding,
        ["random"] = PromptSearchMethod.Random,
    };

    private static readonly Option<string> Concept = new("--concept")
    {
        HelpName = "NAME",
        Description = "The concept, by name, id or #ID.",
        Required = true,
    };

    private static readonly Option<bool> Leaks = new("--leaks")
    {
        Description = "Suppress the concept, and search a prompt that makes it show all the same.",
    };

    private static readonly Option<string> Method = StandardOptions.OneOf([.. Methods.Keys], new("--method")
    {
        Description = "Swap tokens that the gradient favours, move embeddings, or draw blindly.",
        DefaultValueFactory = _ => "coordinate",
    });

    private static readonly Option<int> Length = StandardOptions.Positive(new("--length")
    {
        HelpName = "N",
        Description = "Tokens of the prompt.",
        DefaultValueFactory = _ => 8,
    });

    private static readonly Option<int> Evaluations = StandardOptions.Positive(new("--evaluations")
    {
        HelpName = "N",
        Description = "Prompts to evaluate; the blind control evaluates as many.",
        DefaultValueFactory = _ => 500,
    });

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "search-prompt",
            "Searches the prompt that makes a concept fire, beside a blind search of the same cost.",
            "whence search-prompt --concept lighthouse",
            "whence search-prompt --concept hostile --leaks --evaluations 2000")
        {
            Concept, Leaks, Method, Length, Evaluations, RepresentOptions.Seed, StandardOptions.Model,
            StandardOptions.Threads, StandardOptions.Json,
        };
        command.SetAction((arguments, _) => RunAsync(arguments, streams));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CommandStreams streams)
    {
        var json = arguments.GetValue(StandardOptions.Json);
        using var model = LoadedModel.Open(
            arguments.GetValue(StandardOptions.Model), arguments.GetValue(StandardOptions.Threads));
        var concept = ConceptText.One(arguments.GetValue(Concept)!, model.Package);
        var goal = Goal(arguments, model, concept);
        var options = new PromptSearchOptions
        {
            Method = Methods[arguments.GetValue(Method)!],
            Length = arguments.GetValue(Length),
            Evaluations = arguments.GetValue(Evaluations),
            Seed = arguments.GetValue(RepresentOptions.Seed),
        };
        var result = await WorkDisplay.Choose(streams, json).RunAsync(
            "searching",
            tell => Task.FromResult(PromptSearch.Run(
                model, goal, options,
                new Told<PromptSearchProgress>(progress => tell(progress.Evaluations, progress.Budget)),
                streams.Cancellation)));
        var report = new SearchPromptReport(
            model.Package.Catalogue.Name(concept.Kind, concept.Id!.Value), arguments.GetValue(Leaks),
            arguments.GetValue(Method)!, result.Evaluations, Found(result.Best), Found(result.RandomControl),
            result.BeatsRandom, options.Seed,
            new ModelReport(model.Package.Name, model.Digest(), model.Denoiser.Backend));
        if (json)
        {
            JsonOutput.Write(streams, report);
        }
        else
        {
            Print(streams, report);
        }

        return 0;
    }

    private static PromptGoal Goal(ParseResult arguments, LoadedModel model, ProfileConcept concept)
    {
        if (!arguments.GetValue(Leaks))
        {
            return new ConceptFires(concept.Kind, concept.Id!.Value);
        }

        return concept.Kind == ConceptKind.Known
            ? ConceptLeaks.Under(model.Package.Config, concept.Id!.Value)
            : throw new CommandException(
                "A discovered concept cannot be suppressed; name a known one, or drop --leaks.");
    }

    private static void Print(CommandStreams streams, SearchPromptReport report)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "score", "prompt");
        foreach (var found in report.Best)
        {
            table.AddRow(new Cell("found"), new Cell(Number(found.Score)), new Cell(TokenText.Visible(found.Text)));
        }

        var blind = report.RandomControl[0];
        table.AddRow(new Cell("blind"), new Cell(Number(blind.Score)), new Cell(TokenText.Visible(blind.Text)));
        TerminalOutput.ForOutput(streams).Write(table);
        streams.Output.WriteLine(
            $"{report.Concept} {(report.Leaks ? "leaks" : "fires")}: {report.Method} search, {report.Evaluations} " +
            $"evaluations, {(report.BeatsRandom ? "above" : "not above")} a blind search of the same cost; " +
            $"seed {report.Seed}");
    }

    private static List<FoundPromptReport> Found(IReadOnlyList<FoundPrompt> prompts) =>
        [.. prompts.Select(prompt => new FoundPromptReport(prompt.Text, prompt.Score))];

    private static string Number(double score) => score.ToString("+0.00;-0.00", CultureInfo.InvariantCulture);
}
