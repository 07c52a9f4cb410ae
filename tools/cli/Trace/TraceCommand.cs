using System.CommandLine;
using System.Diagnostics;
using Whence.Cli.Explain;
using Whence.Cli.Generate;
using Whence.Cli.Indexes;
using Whence.Cli.Terminal;
using Whence.Models;
using Whence.Tensors.Threading;
using Whence.Tracing.Evidence;
using Whence.Tracing.Indexes;

namespace Whence.Cli.Trace;

/// <summary>whence trace: answers a prompt and says which training text led to the answer.</summary>
internal static class TraceCommand
{
    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "trace",
            "Answers a prompt and shows which training text led to the answer, and what it is without a source.",
            "whence trace \"The keeper of Gull Rock light is\" --index index",
            "whence trace \"The ferry Kittiwake\" --index index --target chunk:0 --html sources.html",
            "whence trace \"The ferry Kittiwake\" --index index --without-source travel",
            "whence trace \"The ferry Kittiwake\" --index index --without-licence CC-BY-SA-4.0 --json")
        {
            GenerateArguments.Prompt, IndexFolder.Option, ExplainArguments.Target, TraceArguments.WithoutSource,
            TraceArguments.WithoutDocument, TraceArguments.WithoutLicence, ExplainArguments.System, PageFile.Option,
        };
        Answering.AddOptions(command);
        command.SetAction((arguments, _) => ReportRun.RunAsync(
            arguments,
            streams,
            (model, display) => TraceAsync(arguments, streams, model, display),
            report => new TracePrinter(streams).Print(report),
            TracePage.Render));
        return command;
    }

    private static async Task<TraceReport> TraceAsync(
        ParseResult arguments, CommandStreams streams, LoadedModel model, WorkDisplay display)
    {
        var watch = Stopwatch.StartNew();
        using var index = IndexFolder.Open(arguments);
        index.Bank.RequireModel(model.Digest());
        var exclusion = ExclusionChoice.Build(arguments, index);
        using var pool = new WorkerPool(arguments.GetValue(StandardOptions.Threads));
        using var answer = RecordedAnswer.Give(arguments, streams, model);
        var target = answer.Targets.Find(arguments.GetValue(ExplainArguments.Target)!);
        var part = TracedPart.Of(answer, target);
        var trace = new AnswerTracer(index, model.Denoiser, pool).Trace(part);
        var report = new TraceBuilder(index, answer, target).Build(trace);
        var without = exclusion is null ? null : await new WithoutRun(index, answer, pool, display)
            .RunAsync(exclusion, part, trace, streams.Cancellation);
        return report with { Without = without, Seconds = Math.Round(watch.Elapsed.TotalSeconds, 3) };
    }
}
