using System.CommandLine;
using Whence.Cli.Terminal;
using Whence.Models;
using Whence.Scorecard;
using Whence.Scorecard.Output;
using Whence.Scorecard.Rows;

namespace Whence.Cli.Scorecard;

/// <summary>whence scorecard: measures explanations against models whose truths are known.</summary>
internal static class ScorecardCommand
{
    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "scorecard",
            "Measures explanations and steering against planted truths, failures included.",
            "whence scorecard --short",
            "whence scorecard --out scorecard.json --out scorecard.html",
            "whence scorecard --suite p2 --seed 7 --strict")
        {
            ScorecardArguments.Out, ScorecardArguments.Short, ScorecardArguments.Suite, ScorecardArguments.Strict,
            ScorecardArguments.Seed, ScorecardArguments.Models, ScorecardArguments.Commit, PageFile.Option,
            StandardOptions.Threads, StandardOptions.Json,
        };
        command.SetAction((arguments, _) => RunAsync(arguments, streams));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CommandStreams streams)
    {
        var json = arguments.GetValue(StandardOptions.Json);
        var files = Files(arguments);
        var runner = new ScorecardRunner(TimeProvider.System);
        var report = await WorkDisplay.Choose(streams, json).RunAsync(
            "measuring",
            tell => runner.RunAsync(
                Options(arguments), step => tell(step.Done, step.Total), streams.Cancellation));
        foreach (var file in files)
        {
            PageFile.Write(streams, file, () => Text(report, file));
        }

        if (json)
        {
            streams.Output.Write(ScorecardJson.Write(report));
        }
        else
        {
            new ScorecardPrinter(streams).Print(report);
        }

        var outcomes = report.Suites.SelectMany(suite => suite.Rows).Select(row => row.Outcome);
        var failed = outcomes.Any(outcome => outcome is RowOutcome.Missed or RowOutcome.Failed);
        return failed && arguments.GetValue(ScorecardArguments.Strict) ? 1 : 0;
    }

    private static ScorecardOptions Options(ParseResult arguments) => new()
    {
        ModelsFolder = arguments.GetValue(ScorecardArguments.Models)
            ?? Path.GetDirectoryName(ModelFolder.Resolve(null))!,
        Effort = arguments.GetValue(ScorecardArguments.Short) ? Effort.Brief : Effort.Full,
        Seed = arguments.GetValue(ScorecardArguments.Seed),
        Suites = [.. (arguments.GetValue(ScorecardArguments.Suite) ?? []).Select(id => id.ToLowerInvariant())],
        Threads = arguments.GetValue(StandardOptions.Threads),
        Commit = arguments.GetValue(ScorecardArguments.Commit),
    };

    private static List<string> Files(ParseResult arguments)
    {
        var files = (arguments.GetValue(ScorecardArguments.Out) ?? []).Select(
            file => PageFile.Checked("--out", file)).ToList();
        return PageFile.Path(arguments) is { } page ? [.. files, page] : files;
    }

    private static string Text(ScorecardReport report, string file) => Path.GetExtension(file) switch
    {
        ".md" => ScorecardMarkdown.Write(report),
        ".html" or ".htm" => ScorecardPage.Render(report),
        _ => ScorecardJson.Write(report),
    };
}
