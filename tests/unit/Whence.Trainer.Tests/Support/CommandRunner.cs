using System.Globalization;
using Whence.Trainer.Terminal;

namespace Whence.Trainer.Tests.Support;

/// <summary>Runs whence-trainer in the process of the test.</summary>
internal static class CommandRunner
{
    // The smallest model that the options allow.
    private static readonly string[] Tiny =
    [
        "--vocabulary", "300", "--layers", "1", "--width", "128", "--batch-tokens", "256", "--workers", "1",
        "--whole-document-steps", "2",
    ];

    public static CommandResult Run(params string[] arguments) => Run(CancellationToken.None, arguments);

    public static CommandResult Run(CancellationToken cancellation, params string[] arguments)
    {
        var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var code = Application.Run(arguments, new CommandStreams(output, error, cancellation));
        return new CommandResult(code, output.ToString(), error.ToString());
    }

    /// <summary>Trains the tiny model on a corpus and fails the test when that fails.</summary>
    public static CommandResult Train(TemporaryFolder corpus, string output, params string[] options)
    {
        var result = Run(TrainArguments(corpus, output, options));
        Assert.True(result.ExitCode == 0, result.Error);
        return result;
    }

    public static string[] TrainArguments(TemporaryFolder corpus, string output, params string[] options) =>
        ["train", "--corpus", corpus.Path, "--output", output, .. Tiny, .. options];
}
