using System.CommandLine;
using System.Diagnostics;
using Spectre.Console;
using Whence.Catalogue.Statistics;
using Whence.Cli.Terminal;
using Whence.Models;

namespace Whence.Cli.Concepts;

/// <summary>whence concepts measure: base rates, densities and examples of every concept over a corpus.</summary>
internal static class MeasureCommand
{
    private static readonly Option<string> Corpus = new("--corpus")
    {
        HelpName = "FILE",
        Description = "JSON Lines: each line an object with id, source, and text or chunks.",
        Required = true,
    };

    private static readonly Option<int?> Documents = new("--documents")
    {
        HelpName = "N",
        Description = "Read this many documents, evenly spread over the file; without it, all.",
    };

    private static readonly Option<string?> Output = new("--output")
    {
        HelpName = "DIR",
        Description = $"Where {StatisticsFile.Name} is written; without it, into the model folder.",
    };

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "measure",
            "Runs the model over a corpus, so that an activation can be shown as lift over what is usual.",
            "whence concepts measure --corpus corpus/corpus.jsonl",
            "whence concepts measure --corpus corpus/corpus.jsonl --documents 500 --output statistics --json")
        {
            Corpus, Documents, Output, StandardOptions.Model, StandardOptions.Threads, StandardOptions.Json,
        };
        command.SetAction(arguments => Run(arguments, streams));
        return command;
    }

    private static int Run(ParseResult arguments, CommandStreams streams)
    {
        using var model = LoadedModel.Open(
            arguments.GetValue(StandardOptions.Model), arguments.GetValue(StandardOptions.Threads));
        var watch = Stopwatch.StartNew();
        var measurement = new CorpusMeasurement(
            model.Package, model.Denoiser, new MeasureOptions { Documents = arguments.GetValue(Documents) });
        var statistics = Shown(streams, progress => measurement.Measure(
            arguments.GetValue(Corpus)!, model.Digest(), progress, streams.Cancellation));
        var folder = Directory.CreateDirectory(arguments.GetValue(Output) ?? model.Package.Folder).FullName;
        StatisticsFile.Write(folder, statistics);
        var report = new MeasureReport(
            statistics.Chunks, statistics.Concepts.Count, Math.Round(watch.Elapsed.TotalSeconds, 1),
            Path.Combine(folder, StatisticsFile.Name));
        if (arguments.GetValue(StandardOptions.Json))
        {
            JsonOutput.Write(streams, report);
        }
        else
        {
            streams.Output.WriteLine($"{report.Concepts} concepts over {report.Chunks} chunks");
            streams.Output.WriteLine($"Wrote {report.File}");
        }

        return 0;
    }

    private static StatisticsDocument Shown(
        CommandStreams streams, Func<Action<int, int>?, StatisticsDocument> measure)
    {
        if (!streams.ErrorIsTerminal)
        {
            return measure(null);
        }

        return TerminalOutput.ForError(streams).Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask("documents");
                return measure((done, total) => task.MaxValue(total).Value(done));
            });
    }
}
