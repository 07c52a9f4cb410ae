using System.Globalization;
using Spectre.Console;
using Whence.Cli.Terminal;
using Whence.Pages;

namespace Whence.Cli.Trace;

/// <summary>Prints the answer without some of the training text, beside its control.</summary>
internal sealed class WithoutPrinter(IAnsiConsole console)
{
    private const int TokensMax = 8;

    public void Print(WithoutReport report)
    {
        var (name, changed) = (WithoutText.Name(report), new ChangedText(console));
        var columns = new List<(string Title, Paragraph Text)>
        {
            ("as it was", changed.Before(report.Removal.Diff)), (name, changed.After(report.Removal.Diff)),
        };
        if (report.Control is { } control)
        {
            columns.Add((WithoutText.Name(control), changed.After(control.Removal.Diff)));
        }

        TextColumns.Write(console, columns);
        Line($"{name}: {WithoutText.Figures(report.Removal)}");
        Line(report.Control is { } other
            ? $"{WithoutText.Name(other)}: {WithoutText.Figures(other.Removal)}"
            : "Every source loses documents, so there is no control.");
        PrintFlips(report.Removal);
    }

    private void PrintFlips(RemovalReport removal)
    {
        var flips = removal.Tokens.Where(token => token.Flips).Take(TokensMax).ToList();
        if (flips.Count > 0)
        {
            Line("another token comes first: " + string.Join(", ", flips.Select(token => string.Create(
                CultureInfo.InvariantCulture,
                $"{TokenText.Visible(token.Text)} {Numbers.WithSign(token.PredictedDelta)} → " +
                $"{TokenText.Visible(token.First)}"))));
        }
    }

    private void Line(string text)
    {
        console.Write(new Paragraph(text));
        console.WriteLine();
    }
}
