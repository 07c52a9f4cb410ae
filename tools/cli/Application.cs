using System.CommandLine;
using System.CommandLine.Invocation;
using Whence.Cli.Bench;
using Whence.Cli.Concepts;
using Whence.Cli.Counterfactual;
using Whence.Cli.Explain;
using Whence.Cli.Generate;
using Whence.Cli.Indexes;
using Whence.Cli.Keys;
using Whence.Cli.Leaks;
using Whence.Cli.Model;
using Whence.Cli.Parity;
using Whence.Cli.Represent;
using Whence.Cli.Scorecard;
using Whence.Cli.Serve;
using Whence.Cli.Sources;
using Whence.Cli.Steer;
using Whence.Cli.Terminal;
using Whence.Cli.Tokenize;
using Whence.Cli.Trace;

namespace Whence.Cli;

/// <summary>The command line of whence: its commands, and how it ends.</summary>
internal static class Application
{
    private const string Description =
        "Answers prompts with an interpretable diffusion language model and says which concepts caused each chunk.";

    private const string Interrupted = "Interrupted between two steps; run the command again to start over.";

    // A prompt may begin with @, so no argument is taken for a response file.
    private static readonly ParserConfiguration Parsing =
        new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <summary>Runs one command and returns the exit code: 0 done, 1 an error or a failed check, 130 interrupted.
    /// </summary>
    public static int Run(IReadOnlyList<string> arguments, CommandStreams streams)
    {
        var json = arguments.TakeWhile(argument => argument != "--").Contains("--json");
        try
        {
            var parsed = Commands(streams).Parse(arguments.Count == 0 ? ["--help"] : arguments, Parsing);
            return parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction
                ? Report(streams, json, ParseErrors.Sentence(parsed), 1)
                : parsed.Invoke(Invocation(streams));
        }
        catch (OperationCanceledException exception) when (streams.Cancellation.IsCancellationRequested)
        {
            var sentence = exception is InterruptedException ? exception.Message : Interrupted;
            return Report(streams, json, sentence, 130);
        }
        catch (Exception exception) when (ErrorSentence.Of(exception) is not null)
        {
            return Report(streams, json, ErrorSentence.Of(exception)!, 1);
        }
    }

    private static RootCommand Commands(CommandStreams streams)
    {
        var root = new RootCommand(Description)
        {
            GenerateCommand.Build(streams),
            ExplainCommand.Build(streams),
            TraceCommand.Build(streams),
            CounterfactualCommand.Build(streams),
            SteerCommand.Build(streams),
            LeaksCommand.Build(streams),
            RedTeamCommand.Build(streams),
            ScorecardCommand.Build(streams),
            SafeSetCommand.Build(streams),
            ProbeCommand.Build(streams),
            SearchPromptCommand.Build(streams),
            IndexCommand.Build(streams),
            SourcesCommand.Build(streams),
            TokenizeCommand.Build(streams),
            DetokenizeCommand.Build(streams),
            ConceptsCommand.Build(streams),
            ModelCommand.Build(streams),
            ParityCommand.Build(streams),
            BenchCommand.Build(streams),
            ServeCommand.Build(streams),
            KeysCommand.Build(streams),
        };
        ExampleHelp.Attach(root);
        return root;
    }

    // Errors that nobody expected are not caught: they end the process with their stack trace.
    private static InvocationConfiguration Invocation(CommandStreams streams) => new()
    {
        Output = streams.Output,
        Error = streams.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    private static int Report(CommandStreams streams, bool json, string sentence, int exitCode)
    {
        streams.Error.WriteLine(json ? JsonOutput.Line(new ErrorReport(sentence)) : sentence);
        return exitCode;
    }
}
