using System.CommandLine;
using System.Diagnostics;
using Whence.Cli.Generate;
using Whence.Cli.Steer;
using Whence.Cli.Terminal;
using Whence.Engine.Concepts;
using Whence.Models;
using Whence.Representations.Prompts;

namespace Whence.Cli.Represent;

/// <summary>whence red-team: tries to make a suppressed concept show.</summary>
internal static class RedTeamCommand
{
    private static readonly Option<int?> Tokens = new("--tokens")
    {
        HelpName = "N",
        Description = "Tokens of each answer, a multiple of the model's block length; without it, one block.",
    };

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "red-team",
            "Searches prompts behind which a suppressed concept shows all the same, and answers them.",
            "whence red-team --concept hostile",
            "whence red-team --concept hostile --evaluations 2000 --tokens 64 --json")
        {
            Tokens,
        };
        command.Options.AddAll(SearchArguments.All);
        command.SetAction((arguments, _) => ReportRun.RunAsync(
            arguments,
            streams,
            (model, display) => AttackAsync(arguments, streams, model, display),
            report => new RedTeamPrinter(streams).Print(report)));
        return command;
    }

    /// <summary>Returns the suppression of a known concept as the product suppresses it.</summary>
    public static ConceptLeaks Goal(ParseResult arguments, LoadedModel model)
    {
        var concept = ConceptText.One(arguments.GetValue(SearchArguments.Concept)!, model.Package);
        return concept.Kind == ConceptKind.Known
            ? ConceptLeaks.Under(model.Package.Config, concept.Id!.Value)
            : throw new CommandException("A discovered concept cannot be suppressed; name a known one.");
    }

    private static async Task<RedTeamReport> AttackAsync(
        ParseResult arguments, CommandStreams streams, LoadedModel model, WorkDisplay display)
    {
        var goal = Goal(arguments, model);
        var options = SearchArguments.Options(arguments);
        var watch = Stopwatch.StartNew();
        var report = await display.RunAsync("searching prompts that leak", tell => Task.FromResult(RedTeam.Run(
            model,
            goal,
            options,
            arguments.GetValue(Tokens),
            new Told<PromptSearchProgress>(progress => tell(progress.Evaluations, progress.Budget)),
            streams.Cancellation)));
        return new RedTeamReport(
            model.Package.Catalogue.Name(ConceptKind.Known, goal.Concept),
            report.Leaks,
            report.OwnTokens,
            arguments.GetValue(SearchArguments.Method)!,
            report.Search.Evaluations,
            [.. report.Found.Select(AttackReport.Of)],
            [.. report.RandomControl.Select(AttackReport.Of)],
            options.Seed,
            Math.Round(watch.Elapsed.TotalSeconds, 3),
            ModelReport.Of(model));
    }
}
