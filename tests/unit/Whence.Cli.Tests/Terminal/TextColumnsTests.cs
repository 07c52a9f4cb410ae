using Spectre.Console;
using Whence.Cli.Terminal;

namespace Whence.Cli.Tests.Terminal;

public class TextColumnsTests
{
    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Write_ThreeTextsOnATerminal_StandSideBySide(int width)
    {
        var lines = Written(width, isTerminal: true).Split('\n');
        Assert.Contains(lines, line => line.IndexOf("steered", StringComparison.Ordinal) is var first and >= 0
            && line.IndexOf("twin", StringComparison.Ordinal) is var second && second > first
            && line.IndexOf("random", StringComparison.Ordinal) > second);
        Assert.All(lines, line => Assert.True(line.TrimEnd('\r').Length <= width, line));
    }

    [Theory]
    [InlineData(70, true)]
    [InlineData(120, false)]
    public void Write_NarrowOrUnwatched_StandBelowEachOther(int width, bool isTerminal)
    {
        var text = Written(width, isTerminal);
        Assert.DoesNotContain('│', text);
        Assert.DoesNotContain(
            text.Split('\n'), line => line.Contains("steered", StringComparison.Ordinal)
                && line.Contains("random", StringComparison.Ordinal));
    }

    private static string Written(int width, bool isTerminal)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No, Out = new TerminalOutput(output, isTerminal, width, 24),
        });
        var text = string.Join(' ', Enumerable.Repeat("The keeper trims the lamp.", 5));
        string[] titles = ["steered", "twin", "random"];
        TextColumns.Write(console, [.. titles.Select(title => (title, new Paragraph(text)))]);
        return output.ToString();
    }
}
