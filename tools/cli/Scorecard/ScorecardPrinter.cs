using Spectre.Console;
using Whence.Cli.Terminal;
using Whence.Scorecard;
using Whence.Scorecard.Output;
using Whence.Scorecard.Rows;
using Cell = Spectre.Console.Text;

namespace Whence.Cli.Scorecard;

/// <summary>Prints a scorecard for people: a table for each suite, and what became of the rows.</summary>
internal sealed class ScorecardPrinter(CommandStreams streams)
{
    // What, value, interval, goal, baseline and random control; the id and the rest are in the files.
    private static readonly int[] Shown = [1, 2, 3, 5, 7, 8];

    private static readonly Style Soft = new(Color.Grey);

    private readonly IAnsiConsole _console = TerminalOutput.ForOutput(streams);

    public void Print(ScorecardReport report)
    {
        foreach (var suite in report.Suites)
        {
            Print(suite);
        }

        _console.Write(new Paragraph(ScorecardMarkdown.Summary(report)));
        _console.WriteLine();
        _console.Write(new Paragraph(
            FormattableString.Invariant($"{report.Machine}; {report.Seconds:0} s, seed {report.Seed}"),
            Soft));
        _console.WriteLine();
    }

    private void Print(SuiteReport suite)
    {
        var heading = $"{suite.Id.ToUpperInvariant()}  {suite.Title}\n";
        _console.Write(new Paragraph(heading, new Style(decoration: Decoration.Bold)));
        _console.Write(new Paragraph(suite.Shows, Soft));
        _console.WriteLine();
        _console.Write(Rows(suite));
        foreach (var row in suite.Rows.Where(row => row.Note is not null))
        {
            _console.Write(new Paragraph($"  {row.Title}: {row.Note}", Soft));
            _console.WriteLine();
        }

        _console.WriteLine();
    }

    private static Table Rows(SuiteReport suite)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("");
        table.AddColumns([.. Shown.Select(column => ScorecardTable.Headings[column])]);
        foreach (var row in suite.Rows)
        {
            var (cells, style) = (ScorecardTable.Cells(row), Style(row.Outcome));
            table.AddRow(
                Shown.Select(column => new Cell(cells[column])).Prepend(new Cell(Mark(row.Outcome), style)));
        }

        return table;
    }

    private static string Mark(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Reached => "✓",
        RowOutcome.Missed => "✗",
        RowOutcome.Failed => "broken",
        RowOutcome.NotMeasured => "–",
        _ => "·",
    };

    private static Style Style(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Reached => HeatColors.ForSign(-1),
        RowOutcome.Missed or RowOutcome.Failed => HeatColors.ForSign(1),
        _ => Spectre.Console.Style.Plain,
    };
}
