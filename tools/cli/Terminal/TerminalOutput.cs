using System.Text;
using Spectre.Console;

namespace Whence.Cli.Terminal;

/// <summary>A writer with the size of the terminal behind it.</summary>
internal sealed class TerminalOutput(TextWriter writer, bool isTerminal, int width, int height) : IAnsiConsoleOutput
{
    // Redirected text is never broken into lines: whoever reads it decides.
    private const int Unbroken = 100_000;

    public TextWriter Writer => writer;

    public bool IsTerminal => isTerminal;

    public int Width => isTerminal ? width : Unbroken;

    public int Height => height;

    /// <summary>Returns a console for standard output, plain where nobody watches.</summary>
    public static IAnsiConsole ForOutput(CommandStreams streams) =>
        Create(streams, streams.Output, streams.OutputIsTerminal);

    /// <summary>Returns a console for standard error, plain where nobody watches.</summary>
    public static IAnsiConsole ForError(CommandStreams streams) =>
        Create(streams, streams.Error, streams.ErrorIsTerminal);

    public void SetEncoding(Encoding encoding)
    {
        // The streams are UTF-8 from the start.
    }

    private static IAnsiConsole Create(CommandStreams streams, TextWriter writer, bool isTerminal) =>
        AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal && streams.Color ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new TerminalOutput(writer, isTerminal, streams.Width, streams.Height),
        });
}
