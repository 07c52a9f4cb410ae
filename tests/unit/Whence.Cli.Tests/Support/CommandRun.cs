using System.Text.Json;
using System.Text;
using Whence.Cli.Terminal;

namespace Whence.Cli.Tests.Support;

/// <summary>What a command printed and how it ended.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a command line as the program does, without a terminal.</summary>
    public static CommandRun Of(params string[] arguments) => WithInput("", arguments);

    public static CommandRun WithInput(string input, params string[] arguments) =>
        WithBytes(Encoding.UTF8.GetBytes(input), default, arguments);

    public static CommandRun WithBytes(byte[] input, CancellationToken cancellation, params string[] arguments)
    {
        using var stream = new MemoryStream(input);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = Application.Run(arguments, new CommandStreams(stream, output, error, cancellation));
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Returns the printed JSON of a command that succeeded.</summary>
    public JsonElement Json()
    {
        Assert.True(ExitCode == 0, $"Exit code {ExitCode}: {Error}");
        using var document = JsonDocument.Parse(Output);
        return document.RootElement.Clone();
    }

    /// <summary>Asserts that the command failed with one sentence that holds all of the words.</summary>
    public void FailedWith(params string[] words)
    {
        Assert.True(ExitCode == 1, $"Exit code {ExitCode}, output {Output}, error {Error}");
        Assert.Equal("", Output);
        Assert.Single(Error.TrimEnd('\n').Split('\n'));
        Assert.EndsWith(".\n", Error, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, Error, StringComparison.Ordinal));
    }
}
