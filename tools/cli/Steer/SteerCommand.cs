using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Whence.Cli.Generate;
using Whence.Cli.Terminal;
using Whence.Models;
using Whence.Steering.Profiles;

namespace Whence.Cli.Steer;

/// <summary>whence steer: a steered answer beside its unsteered twin and a random control.</summary>
internal static class SteerCommand
{
    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "steer",
            "Steers an answer, and shows beside it those of the same seed without steering and with random concepts.",
            "whence steer \"The harbour desk\" --amplify hostile",
            "whence steer \"Dear Ivy Kemp,\" --suppress hostile --amplify polite=2",
            "whence steer \"The harbour desk\" --amplify hostile --strengths 0.5,1,2,4 --html steer.html",
            "whence steer \"The harbour desk\" --when \"hostile>0.5: scale hostile=0\" --abort-when \"women>0.9\"",
            "whence steer \"The harbour desk\" --auto \"be polite, not hostile\"",
            "whence steer \"The harbour desk\" --profile kind@2 --json")
        {
            GenerateArguments.Prompt, SteerArguments.Profile, SteerArguments.Profiles, SteerArguments.Strengths,
            PageFile.Option, ProfileCommand.Build(streams),
        };
        command.Options.AddAll(SteerArguments.Steering);
        command.Options.AddAll(Answering.Sampling);
        command.SetAction((arguments, _) => ReportRun.RunAsync(
            arguments,
            streams,
            (model, display) => SteerAsync(arguments, streams, model, display),
            report => new SteerPrinter(streams).Print(report),
            SteerPage.Render));
        return command;
    }

    private static async Task<SteerReport> SteerAsync(
        ParseResult arguments, CommandStreams streams, LoadedModel model, WorkDisplay display)
    {
        var prompt = TextInput.ReadLine(arguments.GetValue(GenerateArguments.Prompt)!, streams);
        var profile = await new ProfileChoice(arguments, model.Package).BuildAsync(streams.Cancellation);
        var options = GenerationChoice.Build(arguments, model);
        var watch = Stopwatch.StartNew();
        var runs = new SteerSeries(model, model.Package.Tokenizer.Encode(prompt), options);
        var strengths = arguments.GetValue(SteerArguments.Strengths) ?? [];
        var reports = await display.RunAsync(
            "three answers", tell => Task.FromResult(runs.Run(profile, strengths, tell, streams.Cancellation)));
        return new SteerReport(
            prompt,
            reports,
            JsonNode.Parse(ProfileJson.Write(profile))!,
            options.Seed,
            Math.Round(watch.Elapsed.TotalSeconds, 3),
            ModelReport.Of(model));
    }
}
