using System.CommandLine;
using Whence.Cli.Terminal;
using Whence.Models;

namespace Whence.Cli.Model;

/// <summary>whence model: what a model folder holds, and whether it is sound.</summary>
internal static class ModelCommand
{
    private static readonly Argument<string?> Folder = new("dir")
    {
        Description = "Folder of a model; without it, the model that comes with the command.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Build(CommandStreams streams) => new(
        "model", "Shows what a model folder holds, and checks it.")
    {
        Info(streams),
        Verify(streams),
    };

    private static ExampleCommand Info(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "info",
            "Shows the shape, size, vocabulary, concepts and digest of a model.",
            "whence model info",
            "whence model info models/brackhaven --json")
        {
            Folder, StandardOptions.Json,
        };
        command.SetAction(arguments =>
        {
            var info = ModelInfoReader.Read(ModelFolder.Resolve(arguments.GetValue(Folder)));
            if (arguments.GetValue(StandardOptions.Json))
            {
                JsonOutput.Write(streams, info);
            }
            else
            {
                ModelInfoPrinter.Print(streams, info);
            }

            return 0;
        });
        return command;
    }

    private static ExampleCommand Verify(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "verify",
            "Checks every file of a model; one line for each check, exit code 1 when one fails.",
            "whence model verify",
            "whence model verify models/brackhaven --json")
        {
            Folder, StandardOptions.Json,
        };
        command.SetAction(arguments =>
        {
            var report = ModelVerifier.Verify(ModelFolder.Resolve(arguments.GetValue(Folder)));
            if (arguments.GetValue(StandardOptions.Json))
            {
                JsonOutput.Write(streams, report);
            }
            else
            {
                foreach (var check in report.Checks)
                {
                    streams.Output.WriteLine($"{check.Status,-7}  {check.Name,-10}  {check.Detail}");
                }
            }

            return report.Ok ? 0 : 1;
        });
        return command;
    }
}
