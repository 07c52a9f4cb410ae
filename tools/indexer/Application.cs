using System.CommandLine;
using System.CommandLine.Invocation;
using Whence.Indexer.Commands;
using Whence.Indexer.Terminal;

namespace Whence.Indexer;

/// <summary>The command line of whence-indexer: its commands, and how it ends.</summary>
internal static class Application
{
    /// <summary>Runs one command and returns the exit code: 0 done, 1 an error, 130 interrupted.</summary>
    public static int Run(IReadOnlyList<string> arguments, CommandStreams streams)
    {
        var parsed = Commands(streams).Parse(arguments);
        if (parsed is { Errors.Count: > 0, Action: ParseErrorAction })
        {
            return Report(streams, Sentence(parsed), 1);
        }

        try
        {
            return parsed.Invoke(Invocation(streams));
        }
        catch (OperationCanceledException) when (streams.Cancellation.IsCancellationRequested)
        {
            return Report(streams, "Interrupted; run the same command again to continue.", 130);
        }
        catch (Exception exception) when (ErrorSentence.Of(exception) is not null)
        {
            return Report(streams, ErrorSentence.Of(exception)!, 1);
        }
    }

    private static RootCommand Commands(CommandStreams streams) =>
        new("Builds banks of training text by which a model's answers are explained.")
        {
            BuildCommand.Build(streams),
            InfoCommand.Build(streams),
            VerifyCommand.Build(streams),
            MeasureCommand.Build(streams),
        };

    // Errors that nobody expected are not caught: they end the process with their stack trace.
    private static InvocationConfiguration Invocation(CommandStreams streams) => new()
    {
        Output = streams.Output,
        Error = streams.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    private static string Sentence(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var name = command is RootCommand ? "whence-indexer" : $"whence-indexer {command.Name}";
        return $"{parsed.Errors[0].Message.TrimEnd('.')}; see {name} --help.";
    }

    private static int Report(CommandStreams streams, string sentence, int exitCode)
    {
        streams.Error.WriteLine(sentence);
        return exitCode;
    }
}
