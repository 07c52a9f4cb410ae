using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Whence.Cli.Generate;
using Whence.Cli.Steer;
using Whence.Cli.Terminal;
using Whence.Models;
using Whence.Representations.Prompts;
using Cell = Spectre.Console.Text;

namespace Whence.Cli.Represent;

/// <summary>whence search-prompt: which prompt makes a concept fire, or leak while it is suppressed.</summary>
internal static class SearchPromptCommand
{
    private static readonly Option<bool> Leaks = new("--leaks")
    {
        Description = "Suppress the concept, and search a prompt that makes it show all the same.",
    };

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "search-prompt",
            "Searches the prompt that makes a concept fire, beside a blind search of the same cost.",
            "whence search-prompt --concept lighthouse",
            "whence search-prompt --concept hostile --leaks --evaluations 2000")
        {
            Leaks,
        };
        command.Options.AddAll(SearchArguments.All);
        command.SetAction((arguments, _) => ReportRun.RunAsync(
            arguments,
            streams,
            (model, display) => SearchAsync(arguments, streams, model, display),
            report => Print(streams, report)));
        return command;
    }

    private static async Task<SearchPromptReport> SearchAsync(
        ParseResult arguments, CommandStreams streams, LoadedModel model, WorkDisplay display)
    {
        var concept = ConceptText.One(arguments.GetValue(SearchArguments.Concept)!, model.Package);
        PromptGoal goal = arguments.GetValue(Leaks)
            ? RedTeamCommand.Goal(arguments, model)
            : new ConceptFires(concept.Kind, concept.Id!.Value);
        var options = SearchArguments.Options(arguments);
        var result = await display.RunAsync("searching", tell => Task.FromResult(PromptSearch.Run(
            model,
            goal,
            options,
            new Told<PromptSearchProgress>(progress => tell(progress.Evaluations, progress.Budget)),
            streams.Cancellation)));
        return new SearchPromptReport(
            model.Package.Catalogue.Name(concept.Kind, concept.Id!.Value),
            arguments.GetValue(Leaks),
            arguments.GetValue(SearchArguments.Method)!,
            result.Evaluations,
            Found(result.Best),
            Found(result.RandomControl),
            result.BeatsRandom,
            options.Seed,
            ModelReport.Of(model));
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
