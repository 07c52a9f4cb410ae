using Whence.Scorecard.Rows;

namespace Whence.Scorecard.Output;

/// <summary>The rows of a scorecard as lines of text, for a terminal or a document.</summary>
public static class ScorecardTable
{
    /// <summary>Gets the headings.</summary>
    public static IReadOnlyList<string> Headings { get; } =
        ["id", "what", "value", "95 % interval", "n", "goal", "outcome", "baseline", "random control", "note"];

    /// <summary>Returns the cells of a row, one per heading.</summary>
    public static IReadOnlyList<string> Cells(ScorecardRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return
        [
            row.Id,
            row.Title,
            FigureText.Value(row),
            FigureText.Range(row.Interval),
            row.Samples == 0 ? "" : $"{row.Samples}",
            FigureText.Goal(row.Goal),
            FigureText.Outcome(row.Outcome),
            FigureText.Comparison(row.Baseline),
            FigureText.Comparison(row.RandomControl),
            row.Note ?? "",
        ];
    }
}
