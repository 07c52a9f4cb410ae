using Spectre.Console;
using Whence.Trainer.Terminal;

namespace Whence.Trainer.Runs;

/// <summary>Prints the lines of a run: text, in colour where a person watches, or a JSON object each.</summary>
internal sealed class RunReporter
{
    private readonly CommandStreams _streams;
    private readonly IAnsiConsole? _console;
    private readonly bool _json;

    public RunReporter(CommandStreams streams, bool json)
    {
        (_streams, _json) = (streams, json);
        _console = streams.Color && !json
            ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(streams.Output) })
            : null;
    }

    public void Report(RunLine line)
    {
        if (_console is not null && line is RunProgress progress)
        {
            _console.MarkupLineInterpolated($"[bold]{progress.Place}[/]  {progress.Losses}  [grey]{progress.Speed}[/]");
            return;
        }

        _streams.Output.WriteLine(_json ? JsonOutput.Line<object>(line) : line.ToString());
        _streams.Output.Flush();
    }
}
