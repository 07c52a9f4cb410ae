using System.Globalization;
using Spectre.Console;
using Whence.Cli.Terminal;
using Whence.Pages;

namespace Whence.Cli.Explain;

/// <summary>Prints an explanation for people: the prompt as a heat map, its strongest units as bars, the answer with
/// the target underlined, and the evidence.</summary>
internal sealed class ExplainPrinter(CommandStreams streams)
{
    private const int BarsMax = 8;

    private static readonly Style Soft = new(Color.Grey);

    private readonly IAnsiConsole _console = TerminalOutput.ForOutput(streams);

    public void Print(ExplainReport report)
    {
        var unit = MethodNames.Unit(report.Scale);
        new HeatText(_console).Write(HeatPieces.Of(report), unit);
        _console.WriteLine();
        var strongest = report.Units.OrderByDescending(row => Math.Abs(row.Score)).Take(BarsMax);
        SignedBars.Write(_console, [.. strongest.Select(row => (row.Text, row.Score))]);
        _console.WriteLine();
        PrintAnswer(report);
        _console.WriteLine();
        if (report.Comparison is { } comparison)
        {
            new ComparisonPrinter(_console).Print(comparison, report.Units);
        }

        PrintEvidence(report, unit);
    }

    private void PrintAnswer(ExplainReport report)
    {
        var target = report.Target;
        var whole = target.StartChar == 0 && target.EndChar == report.Answer.Length;
        var marked = new Style(decoration: Decoration.Underline);
        _console.Write(new Paragraph()
            .Append(report.Answer[..target.StartChar])
            .Append(report.Answer[target.StartChar..target.EndChar], whole ? Style.Plain : marked)
            .Append(report.Answer[target.EndChar..]));
        _console.WriteLine();
        if (!whole && !_console.Profile.Capabilities.Ansi)
        {
            _console.WriteLine($"({target.Name}: {SignedBars.Short(target.Text, 60)})");
        }
    }

    private void PrintEvidence(ExplainReport report, string unit)
    {
        _console.WriteLine(
            $"{report.Target.Name}: {Numbers.Plain(report.Value)} {unit} with the prompt, " +
            $"{Numbers.Plain(report.Baseline)} with all of it masked");
        _console.Write(new Paragraph(
            $"{Evidence.Control(report.RandomControl, unit)}; {Evidence.Error(report.Error)}; " +
            $"{Evidence.Cost(report.Forwards, report.Rows)}"));
        _console.WriteLine();
        if (report.Note is not null)
        {
            _console.Write(new Paragraph(report.Note));
            _console.WriteLine();
        }

        _console.Write(new Paragraph(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Method} (version {report.Version}) on {report.Target.Name} by {report.Unit}; " +
                $"{report.Model.Name} on {report.Model.Backend}, {report.Seconds:0.0} s, seed {report.Seed}"),
            Soft));
        _console.WriteLine();
    }
}
