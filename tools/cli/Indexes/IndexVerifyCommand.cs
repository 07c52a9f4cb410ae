using System.CommandLine;
using Whence.Cli.Terminal;

namespace Whence.Cli.Indexes;

/// <summary>whence index verify: whether an index is what was built.</summary>
internal static class IndexVerifyCommand
{
    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "verify",
            "Checks every byte of an index, and that its parts belong together.",
            "whence index verify --index index",
            "whence index verify --index index --json")
        {
            IndexFolder.Option, StandardOptions.Json,
        };
        command.SetAction((arguments, _) => RunAsync(arguments, streams));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CommandStreams streams)
    {
        using var index = IndexFolder.Open(arguments);
        var json = arguments.GetValue(StandardOptions.Json);
        await WorkDisplay.Choose(streams, json).RunAsync("prototypes", tell =>
        {
            index.Verify(tell, streams.Cancellation);
            return Task.FromResult(true);
        });
        var report = new VerifiedReport(index.Folder, index.Text.Corpus.Digest, index.Bank.Manifest.Digest, true);
        if (json)
        {
            JsonOutput.Write(streams, report);
        }
        else
        {
            streams.Output.WriteLine(
                $"{report.Folder}: documents, words and prototypes are as they were built (bank {report.Bank}).");
        }

        return 0;
    }
}
