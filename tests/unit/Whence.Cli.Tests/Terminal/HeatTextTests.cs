using Spectre.Console;
using Whence.Cli.Terminal;

namespace Whence.Cli.Tests.Terminal;

public class HeatTextTests
{
    [Fact]
    public void Write_WithoutColors_MarksStrongPiecesBeforeTheirTrailingSpace() =>
        Assert.Equal("The[-4.00] keeper\nis[+2.00]\n\n", Written(
            ColorSystemSupport.NoColors, ("The", -4), (" keeper\n", 0.5), ("is\n", 2)));

    [Fact]
    public void Write_WithColors_ColoursPiecesAndShowsTheScale()
    {
        var text = Written(ColorSystemSupport.TrueColor, ("The", -4), (" keeper", 4));
        Assert.Contains("48;2;38;118;190m", text, StringComparison.Ordinal);
        Assert.Contains("48;2;184;101;8m", text, StringComparison.Ordinal);
        Assert.Contains("+4.00 logits", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AllZero_IsPlain() =>
        Assert.StartsWith("The keeper", Written(ColorSystemSupport.NoColors, ("The", 0), (" keeper", 0)),
            StringComparison.Ordinal);

    private static string Written(ColorSystemSupport colors, params (string Text, double Score)[] pieces)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colors == ColorSystemSupport.NoColors ? AnsiSupport.No : AnsiSupport.Yes,
            ColorSystem = colors,
            Out = new TerminalOutput(output, isTerminal: true, 80, 24),
        });
        new HeatText(console).Write(pieces.Select(piece => (piece.Text, (double?)piece.Score)), "logits");
        return output.ToString();
    }
}
