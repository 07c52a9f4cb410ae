using AngleSharp.Html.Parser;
using Whence.Scorecard.Output;
using Whence.Scorecard.Rows;

namespace Whence.Scorecard.Tests.Output;

public sealed class OutputTests
{
    [Fact]
    public void Write_ThenRead_GivesTheSameReport()
    {
        var json = ScorecardJson.Write(ReportSamples.Report);

        Assert.Equal(json, ScorecardJson.Write(ScorecardJson.Read(json)));
        Assert.Contains("\"outcome\": \"missed\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Markdown_ShowsEveryRowWithItsOutcomeInOneLine()
    {
        var lines = ScorecardMarkdown.Write(ReportSamples.Report).Split('\n');

        foreach (var row in ReportSamples.Report.Suites[0].Rows)
        {
            Assert.Single(lines, line => line.StartsWith($"| {row.Id} |", StringComparison.Ordinal));
        }

        Assert.Contains(lines, line => line.Contains("MISSED", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("needs \\| more", StringComparison.Ordinal));
    }

    [Fact]
    public void Summary_RowsOfEveryOutcome_CountsThem() => Assert.Equal(
        "1 reached, 1 MISSED, 1 reported, 1 not measured, 1 FAILED", ScorecardMarkdown.Summary(ReportSamples.Report));

    [Fact]
    public void Render_Report_LoadsNothingAndEscapesText()
    {
        var page = new HtmlParser().ParseDocument(ScorecardPage.Render(ReportSamples.Report));

        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, [src], main b"));
        Assert.Equal(
            ReportSamples.Report.Suites[0].Rows.Count, page.QuerySelectorAll("section > .table tbody tr").Length);
        Assert.True(page.QuerySelectorAll("svg").Length >= 2, "a plot of bars and one of lines");
    }

    [Fact]
    public void Render_Rows_ShowTitleNoteAndIdInFiveColumns()
    {
        var page = new HtmlParser().ParseDocument(ScorecardPage.Render(ReportSamples.Report));
        var rows = page.QuerySelectorAll("section > .table tbody tr");
        foreach (var (row, shown) in ReportSamples.Report.Suites[0].Rows.Zip(rows))
        {
            Assert.Equal(5, shown.Children.Length);
            var lines = shown.QuerySelectorAll("th > div > div").Select(line => line.TextContent);
            Assert.Equal(row.Note is { } note ? [row.Title, note, row.Id] : [row.Title, row.Id], lines);
        }
    }

    [Fact]
    public void Cells_AnyRow_AreAsManyAsHeadings() => Assert.All(
        ReportSamples.Report.Suites[0].Rows,
        row => Assert.Equal(ScorecardTable.Headings.Count, ScorecardTable.Cells(row).Count));

    [Fact]
    public void Outcome_NotANumber_NeverReachesItsGoal()
    {
        var row = new ScorecardRow { Id = "x", Title = "x", Value = double.NaN };

        Assert.Equal(RowOutcome.Missed, (row with { Goal = Goal.AtMost(1) }).Outcome);
        Assert.Equal(RowOutcome.Missed, (row with { Goal = Goal.AtLeast(1) }).Outcome);
        Assert.Equal(RowOutcome.Missed, (row with { Goal = Goal.Below(1) }).Outcome);
    }
}
