using System.CommandLine;
using Whence.Cli.Terminal;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Models;

namespace Whence.Cli.Bench.Explain;

/// <summary>whence bench explain.</summary>
internal static class ExplainBenchCommand
{
    private const string BuiltIn = "explain-prompts.txt";
    private const int LongPrompt = 128;

    private static readonly Option<string?> Prompts = new("--prompts")
    {
        HelpName = "FILE",
        Description = "Prompts, one per line; without it, 24 beginnings of held-out documents of Brackhaven.",
    };

    private static readonly Option<int> PromptsMax = StandardOptions.Positive(new("--prompts-max")
    {
        HelpName = "N",
        Description = "The most prompts to use.",
        DefaultValueFactory = _ => 24,
    });

    private static readonly Option<int> Tokens = StandardOptions.Positive(new("--tokens")
    {
        HelpName = "N",
        Description = "Tokens of each answer to explain one by one.",
        DefaultValueFactory = _ => 4,
    });

    private static readonly Option<int> Pairs = StandardOptions.Positive(new("--pairs")
    {
        HelpName = "N",
        Description = "How often costs are measured.",
        DefaultValueFactory = _ => 8,
    });

    private static readonly Option<bool> TokensOnly = new("--tokens-only")
    {
        Description = "Leave out the integrals of whole answers, which take most of the time.",
    };

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "explain",
            "Measures how complete integrated gradients are, and what explanations cost beside plain computation.",
            "whence bench explain",
            "whence bench explain --prompts-max 4 --tokens 2 --pairs 2 --json")
        {
            StandardOptions.Model, Prompts, PromptsMax, Tokens, Pairs, TokensOnly,
            StandardOptions.Threads, StandardOptions.Json,
        };
        command.SetAction(arguments => Run(arguments, streams));
        return command;
    }

    private static int Run(ParseResult arguments, CommandStreams streams)
    {
        var threads = arguments.GetValue(StandardOptions.Threads);
        using var model = LoadedModel.Open(arguments.GetValue(StandardOptions.Model), threads);
        var prompts = Read(arguments.GetValue(Prompts)).ToList();
        if (prompts.Count == 0)
        {
            throw new CommandException("There is no prompt; write one per line.");
        }

        var answers = prompts.Take(arguments.GetValue(PromptsMax))
            .Select(prompt => Answer(model, model.Package.Tokenizer.Encode(prompt), streams.Cancellation)).ToList();
        var full = Joined(model, prompts).Take(arguments.GetValue(Pairs))
            .Select(prompt => Answer(model, prompt, streams.Cancellation)).ToList();
        var completeness = new CompletenessBench(model, streams.Cancellation)
            .Run(answers, arguments.GetValue(Tokens), !arguments.GetValue(TokensOnly));
        var costs = new CostBench(model, streams.Cancellation).Run(answers, full, arguments.GetValue(Pairs));
        var report = new ExplainReport(
            model.Package.Name, model.Denoiser.Backend, threads, answers.Count, completeness, costs);
        if (arguments.GetValue(StandardOptions.Json))
        {
            JsonOutput.Write(streams, report);
        }
        else
        {
            ExplainPrinter.Print(streams, report);
        }

        return 0;
    }

    private static RecordedGeneration Answer(
        LoadedModel model, IReadOnlyList<int> prompt, CancellationToken cancellation)
    {
        var options = GenerationOptions.Greedy(model.Package.Config.BlockLength);
        var result = new Decoder(model.Denoiser).Decode(new DecodeRequest(prompt, options), cancellation: cancellation);
        return new RecordedGeneration(result.Trace, options);
    }

    // Prompts end to end, beginning with each in turn, cut to whole attention blocks.
    private static IEnumerable<int[]> Joined(LoadedModel model, List<string> prompts)
    {
        var (block, context) = (model.Package.Config.BlockLength, model.Package.Config.ContextLength);
        var length = Math.Min(LongPrompt, context - block) / block * block;
        for (var first = 0; first < prompts.Count; first++)
        {
            var lines = prompts.Skip(first).Concat(prompts.Take(first));
            var tokens = lines.SelectMany(line => model.Package.Tokenizer.Encode(line)).Take(length).ToArray();
            yield return tokens[..(tokens.Length / block * block)];
        }
    }

    private static IEnumerable<string> Read(string? file)
    {
        if (file is not null && !File.Exists(file))
        {
            throw new CommandException($"{file} does not exist; give a file with one prompt per line.");
        }

        return (file is null ? BuiltInPrompts() : File.ReadAllLines(file))
            .Where(line => !string.IsNullOrWhiteSpace(line));
    }

    private static string[] BuiltInPrompts()
    {
        using var stream = typeof(ExplainBenchCommand).Assembly.GetManifestResourceStream(BuiltIn)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n');
    }
}
