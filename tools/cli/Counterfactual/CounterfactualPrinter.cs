using System.Globalization;
using Spectre.Console;
using Whence.Cli.Explain;
using Whence.Cli.Terminal;
using Whence.Pages;

namespace Whence.Cli.Counterfactual;

/// <summary>Prints a counterfactual for people: the answer before and after side by side, and the numbers.</summary>
internal sealed class CounterfactualPrinter(CommandStreams streams)
{
    private const int EditsMax = 8;

    private static readonly Style Soft = new(Color.Grey);

    private readonly IAnsiConsole _console = TerminalOutput.ForOutput(streams);

    public void Print(CounterfactualReport report)
    {
        Line(report.Prompt, Soft);
        _console.WriteLine();
        PrintTexts(report);
        if (report.Edits.Count > 1)
        {
            var strongest = report.Edits.OrderByDescending(edit => Math.Abs(edit.Delta)).Take(EditsMax);
            SignedBars.Write(_console, [.. strongest.Select(edit => (edit.Name, edit.Delta))]);
            _console.WriteLine();
        }

        PrintNumbers(report);
    }

    private void PrintTexts(CounterfactualReport report)
    {
        if (report.TextAfter is null)
        {
            Line(report.TextBefore, Style.Plain);
            _console.WriteLine();
            return;
        }

        var changed = new ChangedText(_console);
        TextColumns.Write(
            _console,
            [("as it was", changed.Before(report.Diff)), (report.Change, changed.After(report.Diff))]);
    }

    private void PrintNumbers(CounterfactualReport report)
    {
        Line(
            $"{report.Target.Name} {report.Change}: predicted {Numbers.WithSign(report.PredictedDelta)}, observed " +
            $"{Numbers.WithSign(report.ObservedDelta)}, of {Numbers.Plain(report.Value)} " +
            $"{MethodNames.Unit(report.Scale)} ({report.Scale}); residual {report.Residual}",
            Style.Plain);
        Line(
            report.Draws == 0
                ? "nothing else could be changed, so there is no random control"
                : $"{report.Draws} random changes of the same size: {Numbers.WithSign(report.RandomControl)} ± " +
                    $"{Numbers.Plain(report.RandomDeviation)} {MethodNames.Unit(report.Scale)}",
            Style.Plain);
        if (report.TextAfter is not null)
        {
            Line($"answered again with the same seed: {Changed(report)}", Style.Plain);
        }

        if (report.Note is not null)
        {
            Line(report.Note, Style.Plain);
        }

        Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Model.Name} on {report.Model.Backend}, {report.Seconds:0.0} s, seed {report.Seed}"),
            Soft);
    }

    private static string Changed(CounterfactualReport report)
    {
        var control = report.TextControl is null ? ""
            : report.TextControl == report.TextBefore ? "; a random change leaves the answer as it was"
            : "; a random change changes the answer too";
        return report.ChangedTokens == 0
            ? "the answer stays the same" + control
            : $"{report.ChangedTokens} tokens differ{control}";
    }

    private void Line(string text, Style style)
    {
        _console.Write(new Paragraph(text, style));
        _console.WriteLine();
    }
}
