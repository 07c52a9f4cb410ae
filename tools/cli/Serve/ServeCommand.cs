using System.CommandLine;
using System.Globalization;
using Whence.Cli.Terminal;

namespace Whence.Cli.Serve;

/// <summary>whence serve: runs the whole platform in one process, which is a program of its own.</summary>
internal static class ServeCommand
{
    private static readonly Option<int> Port = new("--port")
    {
        HelpName = "N",
        Description = "Port on 127.0.0.1; 0 for any free one.",
        DefaultValueFactory = _ => 8080,
    };

    private static readonly Option<string?> Data = new("--data")
    {
        HelpName = "DIR",
        Description = "Keep payloads and the audit record in files; without it, nothing outlives the process.",
    };

    private static readonly Option<string?> Keys = new("--keys")
    {
        HelpName = "FILE",
        Description = "Ask for the API keys of a file; without it, this machine may do everything.",
    };

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "serve",
            "Serves the model over HTTP: the whole platform in one process.",
            "whence serve",
            "whence serve --port 9000 --data ./whence-data",
            "whence serve --keys ./keys.json")
        {
            Port, StandardOptions.Model, Data, Keys,
        };
        command.SetAction(arguments => Run(arguments, streams));
        return command;
    }

    private static int Run(ParseResult arguments, CommandStreams streams)
    {
        var program = LocalProgram.Find(AppContext.BaseDirectory, Directory.GetCurrentDirectory());
        return new ServerProcess(program, [.. Words(arguments)]).Run(streams.Cancellation);
    }

    // Paths are made whole, for the program may run in another folder.
    private static IEnumerable<string> Words(ParseResult arguments)
    {
        yield return "--port";
        yield return arguments.GetValue(Port).ToString(CultureInfo.InvariantCulture);
        foreach (var option in new[] { StandardOptions.Model, Data, Keys })
        {
            if (arguments.GetValue(option) is { } path)
            {
                yield return option.Name;
                yield return Path.GetFullPath(path);
            }
        }
    }
}
