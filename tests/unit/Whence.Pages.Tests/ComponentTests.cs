using AngleSharp.Dom;

namespace Whence.Pages.Tests;

public class ComponentTests
{
    [Fact]
    public void BarList_SignedValues_GrowFromTheMiddle()
    {
        var bars = Parsed.Body(BarList.Of([new("a", 2), new("b", -1)], "logits")).QuerySelectorAll("rect");
        Assert.Equal(("100", "100", "for"), Shape(bars[0]));
        Assert.Equal(("50", "50", "against"), Shape(bars[2]));
    }

    [Fact]
    public void BarList_EveryBar_HasItsNumber()
    {
        var list = Parsed.Body(BarList.Of([new("a", 2, "3 tokens"), new("b", double.NaN)], "logits"));
        Assert.Equal(
            ["2.00 logits, 3 tokens", "NaN logits"],
            list.QuerySelectorAll(".figure").Select(figure => figure.TextContent));
    }

    [Fact]
    public void DiffText_TwoSides_ShowOneTextEach()
    {
        DiffPiece[] diff =
            [new(ChangeKind.Equal, "The "), new(ChangeKind.Removed, "old "), new(ChangeKind.Added, "new "),
             new(ChangeKind.Equal, "lamp")];
        var (before, after) = (Parsed.Body(DiffText.Before(diff)), Parsed.Body(DiffText.After(diff)));
        Assert.Equal("The old lamp", before.TextContent);
        Assert.Equal("The new lamp", after.TextContent);
        Assert.Equal("old ", before.QuerySelector("del")!.TextContent);
        Assert.Equal("new ", after.QuerySelector("ins")!.TextContent);
    }

    [Fact]
    public void DataTable_Rows_AreNamedByTheirFirstCell()
    {
        var table = Parsed.Body(DataTable.Of(["method", "recall"], [["hipe", "0.98"], ["itp", "0.99"]]));
        Assert.Equal(["hipe", "itp"], table.QuerySelectorAll("tbody th[scope=row]").Select(cell => cell.TextContent));
        Assert.Equal(["0.98", "0.99"], table.QuerySelectorAll("td").Select(cell => cell.TextContent));
    }

    [Fact]
    public void DataTable_RowOfAnotherLength_IsRefused() =>
        Assert.Throws<ArgumentException>(() => DataTable.Of(["a", "b"], [["only one"]]).ToString());

    [Theory]
    [InlineData(0, "0", "0")]
    [InlineData(1.234, "1.23", "+1.23")]
    [InlineData(-12.34, "-12.3", "-12.3")]
    [InlineData(0.0123, "0.012", "+0.012")]
    [InlineData(0.00012, "0.0001", "+0.0001")]
    [InlineData(1234.4, "1234", "+1234")]
    [InlineData(2.5e-7, "2.5e-7", "+2.5e-7")]
    public void Numbers_OfAnySize_KeepThreeDigits(double value, string plain, string withSign) =>
        Assert.Equal((plain, withSign), (Numbers.Plain(value), Numbers.WithSign(value)));

    [Fact]
    public void Numbers_OfAShare_ArePercent() =>
        Assert.Equal("12.3 %", Numbers.Percent(0.1234));

    private static (string? X, string? Width, string? Style) Shape(IElement bar) =>
        (bar.GetAttribute("x"), bar.GetAttribute("width"), bar.ClassName);
}
