using System.CommandLine;
using Whence.Cli.Terminal;
using Whence.Tensors.Threading;

namespace Whence.Cli.Bench;

/// <summary>whence bench decode.</summary>
internal static class DecodeBenchCommand
{
    private static readonly Option<string?> Config = new("--config")
    {
        HelpName = "FILE",
        Description = "A config.json, with its weights beside it; without it, a built-in one of 8 layers x 512 with " +
            "random weights.",
    };

    private static readonly Option<bool> RandomWeights = new("--random-weights")
    {
        Description = "With --config: draw the weights instead of reading them.",
    };

    private static readonly Option<int[]> Prompt = new("--prompt")
    {
        HelpName = "N",
        Description = "Length of the prompt in tokens; may be given several times.",
        DefaultValueFactory = _ => [64, 37],
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int> Tokens = StandardOptions.Positive(new("--tokens")
    {
        HelpName = "N",
        Description = "Tokens to generate, one per step.",
        DefaultValueFactory = _ => 512,
    });

    private static readonly Option<bool> CachedOnly = new("--cached-only")
    {
        Description = "Leave out the full forward passes that the cache is compared with.",
    };

    private static readonly Option<int> FullSteps = new("--full-steps")
    {
        HelpName = "N",
        Description = "Full forward passes to time, spread evenly over the steps; 0 for a whole decode without cache.",
        DefaultValueFactory = _ => 16,
    };

    private static readonly Option<bool> Full = new("--full")
    {
        Description = "Decode everything without cache as well; the same as --full-steps 0.",
    };

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "decode",
            "Measures greedy decoding with the exact cache and with full forward passes over all rows and heads.",
            "whence bench decode --threads 1",
            "whence bench decode --full --prompt 64 --prompt 37",
            "whence bench decode --config models/brackhaven/config.json --tokens 128 --json")
        {
            Config, RandomWeights, Prompt, Tokens, CachedOnly, FullSteps, Full,
            StandardOptions.Threads, StandardOptions.Json,
        };
        command.SetAction(arguments => Run(arguments, streams));
        return command;
    }

    private static int Run(ParseResult arguments, CommandStreams streams)
    {
        var json = arguments.GetValue(StandardOptions.Json);
        var threads = arguments.GetValue(StandardOptions.Threads);
        var fullSteps = arguments.GetValue(Full) ? 0 : arguments.GetValue(FullSteps);
        using var pool = new WorkerPool(threads);
        using var model = BenchModel.Open(arguments.GetValue(Config), arguments.GetValue(RandomWeights), pool);
        var bench = new DecodeBench(model.Denoiser, streams.Cancellation);
        var loaded = ProcessMemory.WorkingSet();
        var runs = new List<DecodeRun>();
        foreach (var prompt in arguments.GetValue(Prompt)!.Select(CheckPrompt))
        {
            var run = bench.Run(
                prompt, arguments.GetValue(Tokens), arguments.GetValue(CachedOnly) ? null : fullSteps);
            runs.Add(run);
            if (!json)
            {
                DecodePrinter.Print(streams, run);
            }
        }

        var report = new DecodeReport(
            model.Name, model.Weights, model.Denoiser.Backend, threads, loaded, ProcessMemory.Peak(), runs);
        if (json)
        {
            JsonOutput.Write(streams, report);
        }
        else
        {
            DecodePrinter.PrintFooter(streams, report);
        }

        return runs.All(run => run.Identical != false) ? 0 : 1;
    }

    private static int CheckPrompt(int length) => length >= 0
        ? length
        : throw new CommandException($"--prompt is {length} but must be a number of tokens from 0 up.");
}
