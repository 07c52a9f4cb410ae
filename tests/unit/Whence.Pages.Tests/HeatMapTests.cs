using AngleSharp.Dom;

namespace Whence.Pages.Tests;

public class HeatMapTests
{
    [Fact]
    public void Of_EveryCell_HasItsNumberAsTextAndAsTitle()
    {
        var cells = Cells(0.5, -2, 0, 1.25);
        string[] numbers = ["+0.50", "-2.00", "0", "+1.25"];
        Assert.Equal(numbers.Select(number => $" ({number})"), cells.Select(Hidden));
        Assert.Equal(numbers.Select(number => $"{number} logits"), cells.Select(cell => cell.GetAttribute("title")));
    }

    [Fact]
    public void Of_Scores_AreColouredBySignAndSize() => Assert.Equal(
        ["p1", "n5", "zero", "p3", "n1"], Cells(0.5, -2, 0, 1.25, -0.3).Select(cell => cell.ClassList[1]));

    [Theory]
    [InlineData(double.NaN, "zero")]
    [InlineData(double.PositiveInfinity, "p5")]
    [InlineData(double.NegativeInfinity, "n5")]
    public void Of_ScoreThatIsNotFinite_DoesNotHideTheOthers(double score, string expected) =>
        Assert.Equal([expected, "p5"], Cells(score, 1).Select(cell => cell.ClassList[1]));

    [Fact]
    public void Of_AllZero_IsWithoutColour() =>
        Assert.All(Cells(0, 0), cell => Assert.Equal("zero", cell.ClassList[1]));

    [Fact]
    public void Of_Text_IsWholeWithTheUnscoredPieces()
    {
        var body = Parsed.Body(HeatMap.Of([new("The ", null), new("keeper\n", 1), new("left", null)], "logits"));
        foreach (var number in body.QuerySelectorAll(".number"))
        {
            number.Remove();
        }

        Assert.Equal("The keeper\nleft", body.QuerySelector(".heat")!.TextContent);
    }

    [Fact]
    public void Of_Legend_NamesBothEndsOfTheScale()
    {
        var legend = Parsed.Body(HeatMap.Of([new("a", 0.25), new("b", -3)], "logits")).QuerySelector(".legend")!;
        Assert.StartsWith("-3.00", legend.TextContent, StringComparison.Ordinal);
        Assert.Contains("+3.00 logits", legend.TextContent, StringComparison.Ordinal);
        Assert.Equal(11, legend.QuerySelectorAll(".swatch").Length);
    }

    private static List<IElement> Cells(params double[] scores) =>
        [.. Parsed.Body(HeatMap.Of([.. scores.Select(score => new HeatCell("w ", score))], "logits"))
            .QuerySelectorAll(".cell")];

    private static string Hidden(IElement cell) => cell.QuerySelector(".number")!.TextContent;
}
