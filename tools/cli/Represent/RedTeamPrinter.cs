using System.Globalization;
using Spectre.Console;
using Whence.Cli.Terminal;
using Cell = Spectre.Console.Text;

namespace Whence.Cli.Represent;

/// <summary>Prints for people what a search for leaks found.</summary>
internal sealed class RedTeamPrinter(CommandStreams streams)
{
    private readonly IAnsiConsole _console = TerminalOutput.ForOutput(streams);

    public void Print(RedTeamReport report)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "score", "prompt, and its answer", "leaked");
        AddRows(table, "found", report.Found);
        AddRows(table, "blind", report.RandomControl);
        _console.Write(table);
        Line($"{report.Concept} {(report.Leaks ? "leaks" : "did not leak")}: {Leaking(report.Found)} of " +
            $"{report.Found.Count} prompts found, {Leaking(report.RandomControl)} of {report.RandomControl.Count} " +
            $"blind ones of the same cost; without suppression {Unsteered(report.Found)} of {report.Found.Count}");
        Line($"its own tokens: {string.Join(' ', report.OwnTokens.Select(TokenText.Visible))}");
        Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Method} search, {report.Evaluations} evaluations, {report.Model.Name} on " +
            $"{report.Model.Backend}, {report.Seconds:0.0} s, seed {report.Seed}"));
        if (!report.Leaks)
        {
            Line("that this search found no leak does not mean that there is none");
        }
    }

    private static void AddRows(Table table, string name, IReadOnlyList<AttackReport> attacks)
    {
        foreach (var attack in attacks)
        {
            table.AddRow(
                new Cell(name),
                new Cell(attack.Score.ToString("+0.00;-0.00", CultureInfo.InvariantCulture)),
                new Cell($"{TokenText.Visible(attack.Text)}\n→ {attack.Answer.Trim()}"),
                new Cell(string.Join(' ', attack.Leaked.Select(TokenText.Visible))));
        }
    }

    private static int Leaking(IReadOnlyList<AttackReport> attacks) => attacks.Count(attack => attack.Leaked.Count > 0);

    private static int Unsteered(IReadOnlyList<AttackReport> attacks) =>
        attacks.Count(attack => attack.Unsteered.Count > 0);

    private void Line(string text)
    {
        _console.Write(new Paragraph(text));
        _console.WriteLine();
    }
}
