using System.CommandLine;
using System.Diagnostics;
using Whence.Cli.Explain;
using Whence.Cli.Generate;
using Whence.Cli.Terminal;
using Whence.Explanations.Counterfactuals;
using Whence.Models;

namespace Whence.Cli.Counterfactual;

/// <summary>whence counterfactual: what the answer would be without a concept or without a part of the prompt.
/// </summary>
internal static class CounterfactualCommand
{
    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "counterfactual",
            "Says what an answer loses without a concept or a part of the prompt: predicted, observed, and anew.",
            "whence counterfactual \"The keeper of Gull Rock light is\" --without-concept lighthouse",
            "whence counterfactual \"The harbour desk\" --without-concept group:tone --no-regenerate",
            "whence counterfactual \"The keeper of Gull Rock light is\" --without-span \"Gull Rock\"",
            "whence counterfactual \"Dear Ivy Kemp,\" --scale-concept hostile=3 --target chunk:0 --json")
        {
            GenerateArguments.Prompt, CounterfactualArguments.WithoutConcept, CounterfactualArguments.ScaleConcept,
            CounterfactualArguments.ClampConcept, CounterfactualArguments.WithoutSpan, ExplainArguments.Target,
            CounterfactualArguments.Residual, CounterfactualArguments.NoRegenerate, ExplainArguments.System,
            PageFile.Option,
        };
        Answering.AddOptions(command);
        command.SetAction((arguments, _) => ReportRun.RunAsync(
            arguments,
            streams,
            (model, display) => AskAsync(arguments, streams, model, display),
            report => new CounterfactualPrinter(streams).Print(report),
            CounterfactualPage.Render));
        return command;
    }

    private static async Task<CounterfactualReport> AskAsync(
        ParseResult arguments, CommandStreams streams, LoadedModel model, WorkDisplay display)
    {
        WhatIf.Check(arguments, model.Package);
        var watch = Stopwatch.StartNew();
        using var answer = RecordedAnswer.Give(arguments, streams, model);
        var question = WhatIf.Question(arguments, answer);
        var runner = new CounterfactualRunner(
            model.Package, new EngineCounterfactualModel(model.Denoiser, answer.Snapshots));
        var result = await display.RunAsync(
            "replaying and answering anew",
            _ => runner.RunAsync(answer.Generation, question, streams.Cancellation));
        return new CounterfactualBuilder(answer, question, WhatIf.Describe(arguments)).Build(result, watch.Elapsed);
    }
}
