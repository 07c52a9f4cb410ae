using System.Globalization;
using AngleSharp.Dom;
using Whence.Pages.Plots;

namespace Whence.Pages.Tests.Plots;

public class PlotTests
{
    [Fact]
    public void IntervalPlot_Goals_AreDrawnWhereTheyAre()
    {
        var plot = Parsed.Body(IntervalPlot.Of(
            "t", [new("a", 4, 3, 5, 8, false), new("b", 8, null, null, 8, true)], "u"));
        var bars = plot.QuerySelectorAll("rect");
        var goals = plot.QuerySelectorAll("line.goal");
        Assert.Equal(["missed", "good"], bars.Select(bar => bar.ClassName));
        Assert.Equal(Number(bars[1], "x") + Number(bars[1], "width"), Number(goals[0], "x1"), 0.01);
        Assert.Equal(Number(bars[1], "width"), 2 * Number(bars[0], "width"), 0.01);
    }

    [Fact]
    public void IntervalPlot_Whiskers_SpanTheInterval()
    {
        var plot = Parsed.Body(IntervalPlot.Of("t", [new("a", 4, 2, 6, Rival: 2)], "u"));
        var whisker = plot.QuerySelector("line.interval")!;
        Assert.Equal(Number(plot.QuerySelector("circle")!, "cx"), Number(whisker, "x1"), 0.01);
        Assert.True(Number(whisker, "x2") > Number(whisker, "x1"));
    }

    [Fact]
    public void IntervalPlot_Numbers_AreThereAsATable()
    {
        var plot = Parsed.Body(IntervalPlot.Of(
            "t", [new("recall", 0.97, 0.95, 0.99, 0.95, true, 0.5)], "share", "random"));
        Assert.Equal(
            ["0.97", "0.95 to 0.99", "0.95", "yes", "0.50"],
            plot.QuerySelectorAll("details td").Select(cell => cell.TextContent));
    }

    [Fact]
    public void IntervalPlot_ValueThatIsNotANumber_HasNoBar() =>
        Assert.Empty(Parsed.Body(IntervalPlot.Of("t", [new("a", double.NaN)], "u")).QuerySelectorAll("rect"));

    [Fact]
    public void LinePlot_Points_FollowTheAxes()
    {
        var plot = Parsed.Body(LinePlot.Of("t", [new("a", [new(0, 0), new(1, 5), new(2, 10)])], "x", "y"));
        var points = plot.QuerySelectorAll("circle")
            .Select(circle => (X: Number(circle, "cx"), Y: Number(circle, "cy"))).ToList();
        Assert.Equal(points[1].X, (points[0].X + points[2].X) / 2, 0.01);
        Assert.Equal(points[1].Y, (points[0].Y + points[2].Y) / 2, 0.01);
        Assert.True(points[2].Y < points[0].Y, "More is not higher.");
    }

    [Fact]
    public void LinePlot_SeveralLines_DifferInMoreThanColour()
    {
        var series = Enumerable.Range(0, 6).Select(i => new Series($"{i}", [new(0, i), new(1, i)])).ToList();
        var classes = Parsed.Body(LinePlot.Of("t", series, "x", "y")).QuerySelectorAll("polyline")
            .Select(line => line.ClassList[1]).ToList();
        Assert.Equal(6, classes.Distinct().Count());
    }

    [Fact]
    public void LinePlot_Nothing_IsStillAFigure() =>
        Assert.Single(Parsed.Body(LinePlot.Of("t", [], "x", "y")).QuerySelectorAll("svg"));

    private static double Number(IElement element, string name) =>
        double.Parse(element.GetAttribute(name)!, CultureInfo.InvariantCulture);
}
