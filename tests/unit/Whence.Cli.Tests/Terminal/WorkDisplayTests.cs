using Spectre.Console;
using Whence.Cli.Terminal;

namespace Whence.Cli.Tests.Terminal;

public class WorkDisplayTests
{
    [Fact]
    public async Task RunAsync_WorkThatTellsNothing_ReturnsItsResult()
    {
        using var output = new StringWriter();
        Assert.Equal(7, await Display(output).RunAsync("counting", _ => Task.FromResult(7)));
        Assert.Contains("counting", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_WorkThatTells_ShowsHowFarItIs()
    {
        using var output = new StringWriter();
        await Display(output).RunAsync("counting", tell =>
        {
            tell(3, 9);
            return Task.FromResult(0);
        });
        Assert.Contains("step 3 of 9: counting", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_NobodyWatches_ShowsNothing() =>
        Assert.Equal(7, await new WorkDisplay(null).RunAsync("counting", _ => Task.FromResult(7)));

    private static WorkDisplay Display(StringWriter output) => new(AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.Yes,
        Interactive = InteractionSupport.Yes,
        Out = new TerminalOutput(output, isTerminal: true, 80, 24),
    }));
}
