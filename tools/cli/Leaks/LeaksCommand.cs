using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Whence.Cli.Generate;
using Whence.Cli.Steer;
using Whence.Cli.Terminal;
using Whence.Engine.Diffusion;
using Whence.Models;
using Whence.Steering.Leaks;
using Whence.Steering.Profiles;
using Whence.Steering.Runs;

namespace Whence.Cli.Leaks;

/// <summary>whence leaks: how often a suppressed concept shows all the same.</summary>
internal static class LeaksCommand
{
    private static readonly Option<string> Prompts = TextLines.Option("--prompts", "Prompts that call for the concept");

    private static readonly Option<int> Seeds = StandardOptions.Positive(new("--seeds")
    {
        HelpName = "N",
        Description = "Answers to each prompt, with seeds from --seed on; greedy ones differ in their control only.",
        DefaultValueFactory = _ => 3,
    });

    private static readonly Option<double> Threshold = new("--threshold")
    {
        HelpName = "P",
        Description = "Presence from which on an answer shows the concept, 0 to 1.",
        DefaultValueFactory = _ => 0.5,
    };

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "leaks",
            "Measures how often a concept shows although it is suppressed, beside no and random suppression.",
            "whence leaks --prompts letters.txt --suppress hostile",
            "whence leaks --prompts letters.txt --scale hostile=0 --temperature 1 --seeds 5 --json",
            "whence leaks --prompts letters.txt --profile kind@2 --tokens 32")
        {
            Prompts, Seeds, Threshold, SteerArguments.Profile, SteerArguments.Profiles,
        };
        command.Options.AddAll(SteerArguments.Steering);
        command.Options.AddAll(Answering.Sampling);
        command.SetAction((arguments, _) => RunAsync(arguments, streams));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CommandStreams streams)
    {
        var prompts = TextLines.Read(arguments, Prompts);
        return await ReportRun.RunAsync(
            arguments,
            streams,
            (model, display) => MeasureAsync(arguments, prompts, streams, model, display),
            report => new LeaksPrinter(streams).Print(report));
    }

    private static async Task<LeaksReport> MeasureAsync(
        ParseResult arguments, string[] prompts, CommandStreams streams, LoadedModel model, WorkDisplay display)
    {
        var profile = await new ProfileChoice(arguments, model.Package).BuildAsync(streams.Cancellation);
        var options = Steered(model, profile, GenerationChoice.Build(arguments, model));
        var question = Question(arguments, model, prompts, options);
        var watch = Stopwatch.StartNew();
        var rate = await display.RunAsync("measuring leaks", tell => Task.FromResult(
            new LeakMeter(new SteeredRun(model.Package, model.Denoiser)).Measure(
                question,
                new Told<LeakProgress>(progress => tell(progress.Done, progress.Planned)),
                streams.Cancellation)));
        return new LeaksReport(
            rate.Name,
            prompts.Length,
            rate.Answers,
            question.Threshold,
            new LeakShares(rate.Steered, rate.Unsteered, rate.Control),
            new LeakShares(rate.SteeredMass, rate.UnsteeredMass, rate.ControlMass),
            JsonNode.Parse(ProfileJson.Write(profile))!,
            options.Seed,
            Math.Round(watch.Elapsed.TotalSeconds, 3),
            ModelReport.Of(model));
    }

    private static GenerationOptions Steered(LoadedModel model, SteeringProfile profile, GenerationOptions options)
    {
        var steered = new ProfileResolver(model.Package).Resolve(profile).ApplyTo(options);
        return LeakMeter.Suppresses(steered)
            ? steered
            : throw new CommandException(
                "Nothing is suppressed; give --suppress, --scale NAME=0, or a --when or --profile that suppresses.");
    }

    private static LeakQuestion Question(
        ParseResult arguments, LoadedModel model, string[] prompts, GenerationOptions options)
    {
        var threshold = arguments.GetValue(Threshold);
        var question = new LeakQuestion
        {
            Prompts = [.. prompts.Select(prompt => model.Package.Tokenizer.Encode(prompt))],
            Options = options,
            Seeds = [.. Enumerable.Range(0, arguments.GetValue(Seeds)).Select(i => options.Seed + (ulong)i)],
            Threshold = threshold is > 0 and <= 1
                ? threshold
                : throw new CommandException(FormattableString.Invariant(
                    $"--threshold is {threshold}; use a number above 0 and at most 1.")),
        };
        foreach (var prompt in question.Prompts)
        {
            RequestChecks.Check(new DecodeRequest(prompt, options), model.Package.Config);
        }

        return question;
    }
}
