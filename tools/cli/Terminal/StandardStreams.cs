using System.Text;

namespace Whence.Cli.Terminal;

/// <summary>The streams of the process, in UTF-8 whatever the locale.</summary>
internal static class StandardStreams
{
    private const int WidthMin = 40;

    public static CommandStreams Open(CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = Encoding.UTF8;
        }

        var terminal = !Console.IsOutputRedirected || !Console.IsErrorRedirected;
        return new CommandStreams(
            Console.OpenStandardInput(),
            Writer(Console.OpenStandardOutput()),
            Writer(Console.OpenStandardError()),
            cancellation)
        {
            OutputIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Color = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            Width = terminal ? Math.Max(WidthMin, Console.WindowWidth) : 80,
            Height = terminal ? Math.Max(10, Console.WindowHeight) : 24,
        };
    }

    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };
}
