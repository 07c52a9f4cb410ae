using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Whence.Cli.Generate;
using Whence.Cli.Terminal;
using Whence.Models;
using Whence.Representations.SafeSets;
using Cell = Spectre.Console.Text;

namespace Whence.Cli.Represent;

/// <summary>whence safe-set: how far a prompt is from approved ones.</summary>
internal static class SafeSetCommand
{
    private static readonly Option<string> Approved = TextLines.Option("--approved", "Approved prompts");

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "safe-set",
            "Shows the approved prompts nearest to a prompt, and how unusual it is beside them.",
            "whence safe-set \"How do I pick a lock?\" --approved prompts.txt")
        {
            GenerateArguments.Prompt, Approved, RepresentOptions.Seed, StandardOptions.Model, StandardOptions.Threads,
            StandardOptions.Json,
        };
        command.SetAction((arguments, _) => RunAsync(arguments, streams));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CommandStreams streams)
    {
        var prompt = TextInput.ReadLine(arguments.GetValue(GenerateArguments.Prompt)!, streams);
        var approved = TextLines.Read(arguments, Approved);
        var seed = arguments.GetValue(RepresentOptions.Seed);
        return await ReportRun.RunAsync(
            arguments,
            streams,
            (model, display) => CheckAsync(prompt, approved, seed, streams, model, display),
            report => Print(streams, report));
    }

    private static async Task<SafeSetReport> CheckAsync(
        string prompt,
        string[] approved,
        ulong seed,
        CommandStreams streams,
        LoadedModel model,
        WorkDisplay display)
    {
        var reading = await display.RunAsync("reading the approved prompts", _ =>
        {
            var options = new SafeSetOptions { Seed = seed };
            return Task.FromResult(SafeSet.Fit(model, approved, options, streams.Cancellation).Check(prompt));
        });
        return new SafeSetReport(
            prompt,
            reading.Nearest,
            reading.Exemplar,
            reading.RandomControl,
            reading.Mahalanobis,
            reading.Entropy,
            approved.Length,
            seed,
            ModelReport.Of(model));
    }

    private static void Print(CommandStreams streams, SafeSetReport report)
    {
        var nearest = new Table().Border(TableBorder.Simple).AddColumns("distance", "nearest approved prompts");
        foreach (var neighbour in report.Nearest)
        {
            nearest.AddRow(new Cell(Number(neighbour.Distance)), new Cell(neighbour.Prompt));
        }

        var measures = new Table().Border(TableBorder.Simple).AddColumns("measure", "value", "percentile");
        Add(measures, "Mahalanobis distance (alarm)", report.Mahalanobis);
        Add(measures, "entropy of the next tokens (alarm)", report.Entropy);
        Add(measures, "distance to the nearest exemplar", report.Exemplar);
        Add(measures, "the same with random prompts for exemplars", report.RandomControl);
        var console = TerminalOutput.ForOutput(streams);
        console.Write(nearest);
        console.Write(measures);
        streams.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"percentile: share of approved prompts held out that are at most as unusual; seed {report.Seed}"));
    }

    private static void Add(Table table, string name, SafeSetScore score) => table.AddRow(
        new Cell(name), new Cell(Number(score.Value)),
        new Cell(score.Percentile.ToString("0", CultureInfo.InvariantCulture)));

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
