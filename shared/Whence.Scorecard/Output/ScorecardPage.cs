using Whence.Pages;
using Whence.Pages.Plots;
using Whence.Scorecard.Rows;

namespace Whence.Scorecard.Output;

/// <summary>A scorecard as one self-contained HTML page: a plot for every group of figures, and the whole table.
/// </summary>
public static class ScorecardPage
{
    private const string Lead =
        "Explanations against planted truth. The goals stood before the first figure; how some rows are measured (the "
        + "target of the hidden note, the scale of a method, a second size of prompt, the random control of steering) "
        + "was settled after a first look. Rules and defaults of ig and hipe were chosen by comparing variants on the "
        + "rows of P2 and their prompts, which no seed changes; only the prompts of p2.held_out were drawn after that "
        + "choice. "
        + "What misses its goal stands here as it came out.";

    private static readonly string[] Headings =
        ["what", "value, 95 % interval", "outcome, goal", "baseline", "random control"];

    /// <summary>Returns the page.</summary>
    public static string Render(ScorecardReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Page.Render(
            "Scorecard",
            Lead,
            [Page.Section("Summary", Page.Note(ScorecardMarkdown.Summary(report))), .. report.Suites.Select(Suite)],
            Provenance(report));
    }

    private static Html Suite(SuiteReport suite) => Page.Section(
        $"{suite.Id.ToUpperInvariant()} {suite.Title}",
        [
            Page.Note(suite.Shows),
            .. suite.Rows.Where(row => row.Value is not null).GroupBy(Group).Where(group => group.Count() > 1)
                .SelectMany(group => Bars([.. group])),
            .. suite.Plots.Select(Curves),
            DataTable.Of(Headings, suite.Rows.Select(Cells)),
        ]);

    // As few columns as fit a page: what belongs together stands below each other.
    private static IReadOnlyList<Html> Cells(ScorecardRow row) =>
    [
        Lines(row.Title, row.Note ?? "", row.Id),
        Lines(
            FigureText.Value(row),
            FigureText.Range(row.Interval),
            row.Samples == 0 ? "" : FormattableString.Invariant($"n = {row.Samples}")),
        Lines(FigureText.Outcome(row.Outcome), FigureText.Goal(row.Goal)),
        FigureText.Comparison(row.Baseline),
        FigureText.Comparison(row.RandomControl),
    ];

    private static Element Lines(string first, params string[] others) => new Element("div",
    [
        new Element("div", first),
        .. others.Where(line => line.Length > 0).Select(line => new Element("div", line).With("class", "note")),
    ]);

    // Rows of one kind differ in the last part of their ids, and are in the same unit.
    private static (string Prefix, string Unit) Group(ScorecardRow row) =>
        (row.Id[..row.Id.LastIndexOf('.')], row.Unit);

    // What all titles begin with stands above the plot, so that labels leave room for the values.
    private static Html[] Bars(IReadOnlyList<ScorecardRow> rows)
    {
        var title = Common([.. rows.Select(row => row.Title)]);
        return
        [
            Page.Note(title.TrimEnd(' ', ',', ':')),
            IntervalPlot.Of(
                title,
                [.. rows.Select(row => Bar(row, row.Title[title.Length..]))],
                rows[0].Unit,
                rows.Any(row => row.RandomControl is not null) ? "random control" : null),
        ];
    }

    private static IntervalRow Bar(ScorecardRow row, string label) => new(
        label,
        row.Value!.Value,
        row.Interval?.Low,
        row.Interval?.High,
        row.Goal?.Bound,
        row.Outcome switch { RowOutcome.Reached => true, RowOutcome.Missed => false, _ => null },
        row.RandomControl?.Value);

    private static Html Curves(Plot plot) => LinePlot.Of(
        plot.Title,
        [
            .. plot.Lines.Select(line => new Series(
                line.Name,
                [
                    .. line.Points.Select(point => new PlotPoint(
                        point.X, point.Y, point.Interval?.Low, point.Interval?.High)),
                ])),
        ],
        plot.Horizontal,
        plot.Vertical,
        plot.Goal);

    // Up to a whole word; of equal titles the whole.
    private static string Common(IReadOnlyList<string> titles)
    {
        var length = titles.Min(title => title.Length);
        var shared = Enumerable.Range(0, length).TakeWhile(i => titles.All(title => title[i] == titles[0][i])).Count();
        return shared == length ? titles[0][..shared] : titles[0][..(titles[0][..shared].LastIndexOf(' ') + 1)];
    }

    private static IEnumerable<Fact> Provenance(ScorecardReport report) =>
    [
        new Fact("measured", FormattableString.Invariant($"{report.Started:yyyy-MM-dd} in {report.Seconds:0} s")),
        new Fact("commit", report.Commit ?? "unknown"),
        new Fact("machine", report.Machine),
        new Fact("seed", FormattableString.Invariant($"{report.Seed}")),
        new Fact("effort", report.Effort.ToString().ToLowerInvariant()),
        .. report.Models.Select(model => new Fact(model.Name, model.WeightsSha256)),
    ];
}
