using System.Globalization;
using System.Text;
using Whence.Scorecard.Rows;

namespace Whence.Scorecard.Output;

/// <summary>A scorecard as a Markdown document.</summary>
public static class ScorecardMarkdown
{
    /// <summary>Returns the document.</summary>
    public static string Write(ScorecardReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        text.Append(Head(report));
        foreach (var suite in report.Suites)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {suite.Id.ToUpperInvariant()} {suite.Title}\n\n");
            text.Append(suite.Shows).Append("\n\n");
            Line(text, ScorecardTable.Headings);
            Line(text, [.. ScorecardTable.Headings.Select(_ => "---")]);
            foreach (var row in suite.Rows)
            {
                Line(text, ScorecardTable.Cells(row));
            }
        }

        return text.ToString();
    }

    /// <summary>Returns in a sentence how many rows came to what.</summary>
    public static string Summary(ScorecardReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var counts = report.Suites.SelectMany(suite => suite.Rows).CountBy(row => row.Outcome).ToDictionary();
        return string.Join(", ", Enum.GetValues<RowOutcome>()
            .Where(counts.ContainsKey)
            .Select(outcome => $"{counts[outcome]} {FigureText.Outcome(outcome)}"));
    }

    private static string Head(ScorecardReport report) => string.Create(CultureInfo.InvariantCulture, $"""
        # Scorecard

        Explanations against planted truth. The goals stood before the first figure; how some rows are measured (the
        target of the hidden note, the scale of a method, a second size of prompt, the random control of steering) was
        settled after a first look. Rules and defaults of `ig` and `hipe` were chosen by comparing variants on the rows
        of P2 and their prompts, which no seed changes; only the prompts of `p2.held_out` were drawn after that choice.
        What misses its goal stands here as it came out.

        Measured {report.Started:yyyy-MM-dd} at commit {report.Commit ?? "unknown"} on
        {report.Machine}, seed {report.Seed}, {report.Effort.ToString().ToLowerInvariant()} run of {report.Seconds:0} s.

        {Summary(report)}.

        Models: {string.Join(", ", report.Models.Select(model => $"{model.Name} ({model.WeightsSha256[..12]})"))}.
        Measure it again: `whence scorecard --out scorecard.html --seed {report.Seed}`. Machine-readable:
        [scorecard.json](scorecard.json), with plots: [scorecard.html](scorecard.html).

        """).Replace("\r\n", "\n", StringComparison.Ordinal);

    private static void Line(StringBuilder text, IReadOnlyList<string> cells) => text
        .Append("| ")
        .AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))
        .Append(" |\n");
}
