using System.Diagnostics;
using Spectre.Console;
using Whence.Cli.Generate;

namespace Whence.Cli.Terminal;

/// <summary>Shows how far a long piece of work is, where somebody watches.</summary>
internal sealed class WorkDisplay
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    private readonly IAnsiConsole? _console;

    /// <summary>Shows work on a console, or nowhere.</summary>
    public WorkDisplay(IAnsiConsole? console) => _console = console;

    /// <summary>Chooses standard output, standard error when the answer goes elsewhere, or nothing.</summary>
    public static WorkDisplay Choose(CommandStreams streams, bool json) => new(
        streams.OutputIsTerminal && !json ? TerminalOutput.ForOutput(streams)
        : streams.ErrorIsTerminal ? TerminalOutput.ForError(streams)
        : null);

    /// <summary>Runs the work with a callback for steps done and steps planned.</summary>
    public Task<T> RunAsync<T>(string work, Func<Action<int, int>, Task<T>> run)
    {
        if (_console?.Profile.Capabilities.Ansi != true)
        {
            return run((_, _) => { });
        }

        // A live display cannot draw nothing, and some work is done before it tells how far it is.
        var live = _console.Live(new Paragraph(work, new Style(Color.Blue))).AutoClear(true);
        return live.StartAsync(context => run(Throttled(context, work)));
    }

    private static Action<int, int> Throttled(LiveDisplayContext context, string work)
    {
        var watch = Stopwatch.StartNew();
        var shown = -Pause;
        return (done, planned) =>
        {
            if (watch.Elapsed - shown >= Pause)
            {
                shown = watch.Elapsed;
                context.UpdateTarget(new Paragraph($"{StepBar.Text(done, planned)}: {work}", new Style(Color.Blue)));
            }
        };
    }
}
