using Whence.Trainer.Tests.Support;

namespace Whence.Trainer.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("train")]
    [InlineData("evaluate")]
    [InlineData("export")]
    public void Help_EveryCommand_HasAnExample(string command)
    {
        var result = CommandRunner.Run(command, "--help");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"\n    whence-trainer {command} --".Replace("    ", "", StringComparison.Ordinal),
            result.Output.Replace("  ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--output is required", "train", "--corpus", "c")]
    [InlineData("--width must be a multiple of 128", "train", "--corpus", "c", "--output", "o", "--width", "100")]
    [InlineData("--steps must be at least 1", "train", "--corpus", "c", "--output", "o", "--steps", "0")]
    [InlineData("--vocabulary must be at least 262", "train", "--corpus", "c", "--output", "o", "--vocabulary", "9")]
    [InlineData("see whence-trainer evaluate --help.", "evaluate")]
    public void Run_WrongOption_PrintsOneSentence(string part, params string[] arguments)
    {
        var result = CommandRunner.Run(arguments);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(part, result.Error.Replace("'", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.EndsWith("--help.\n", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
        Assert.Empty(result.Output);
    }
}
