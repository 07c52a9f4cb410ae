using System.Text.Json;
using Whence.Cli.Terminal;
using Whence.Cli.Tests.Support;
using Whence.Testing;

namespace Whence.Cli.Tests.Terminal;

public class ApplicationTests(TinyModel model) : IClassFixture<TinyModel>
{
    public static TheoryData<string> Leaves => new(
        "generate", "tokenize", "detokenize", "concepts", "model info", "model verify", "bench gemm", "bench decode",
        "bench tokenize", "bench explain", "trace", "index build", "index info", "index verify", "sources");

    [Fact]
    public void Run_NoArguments_ListsTheCommands()
    {
        var run = CommandRun.Of();
        Assert.Equal(0, run.ExitCode);
        foreach (var name in "generate tokenize detokenize concepts model parity bench serve keys".Split(' '))
        {
            Assert.Contains($"  {name} ", run.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Run_HelpOfACommand_ShowsExamplesAndJson(string command)
    {
        var run = CommandRun.Of([.. command.Split(' '), "--help"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"Examples:\n  ", run.Output, StringComparison.Ordinal);
        Assert.Contains($"whence {command}", run.Output.Split("Examples:")[1], StringComparison.Ordinal);
        Assert.Contains("--json", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("generat", "'generat' is not", "did you mean generate")]
    [InlineData("xyzzy", "'xyzzy' is not", "see whence --help")]
    [InlineData("generate x --temprature 1", "'--temprature' is not", "did you mean --temperature")]
    [InlineData("generate x --tokens many", "--tokens is 'many' but must be a whole number", "whence generate --help")]
    [InlineData("generate x --threads many", "--threads is 'many' but must be a whole number", "--help")]
    [InlineData("generate x --threads 0", "--threads is 0 but must be at least 1", "--help")]
    [InlineData("generate x --seed -1", "--seed is '-1' but must be a whole number from 0 up", "--help")]
    [InlineData("generate x --temperature warm", "--temperature is 'warm' but must be a number", "--help")]
    [InlineData("generate", "generate", "whence generate --help")]
    [InlineData("model", "command", "whence model --help")]
    [InlineData("bench gemm --fast", "'--fast'", "whence bench gemm --help")]
    public void Run_WrongCommandLine_SaysWhatToDo(string line, string problem, string advice) =>
        CommandRun.Of(line.Split(' ')).FailedWith(problem, advice);

    [Theory]
    [InlineData("generate x --tokens many --json")]
    [InlineData("generate x --model /no/such/folder --json")]
    [InlineData("tokenize x --ranks /no/such/file --json")]
    public void Run_ErrorWithJson_IsAnObjectOnStandardError(string line)
    {
        var run = CommandRun.Of(line.Split(' '));
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        using var error = JsonDocument.Parse(run.Error);
        Assert.EndsWith(".", error.RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_JsonBehindTheDoubleDash_IsText()
    {
        var run = CommandRun.Of("tokenize", "--model", model.Folder, "--", "--json");
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("{", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ArgumentWithAnAtSign_IsNoResponseFile()
    {
        var tokens = CommandRun.Of("tokenize", "@keeper", "--model", model.Folder, "--json").Json();
        Assert.Equal("@", tokens.GetProperty("tokens")[0].GetProperty("text").GetString());
    }

    [Fact]
    public void Run_Interrupted_StopsBetweenStepsWithItsOwnExitCode()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var run = CommandRun.WithBytes([], source.Token, "generate", "x", "--model", model.Folder, "--tokens", "8");
        Assert.Equal((130, ""), (run.ExitCode, run.Output));
        Assert.Contains("Interrupted", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_UnexpectedError_IsNotHidden()
    {
        var streams = new CommandStreams(Stream.Null, new ClosedWriter(), TextWriter.Null, default);
        string[] arguments = ["tokenize", "x", "--model", model.Folder];
        Assert.Throws<NotSupportedException>(() => Application.Run(arguments, streams));
    }
}
