using AngleSharp.Dom;
using Whence.Pages.Plots;

namespace Whence.Pages.Tests;

public class PageTests
{
    private const string Script = "<script>alert('x')</script> & \"more\"";

    [Fact]
    public void Render_ScriptsInEveryText_StayText()
    {
        var page = Everything(Script);
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Contains(Script, page.Title, StringComparison.Ordinal);
        Assert.True(page.Body!.TextContent.Split("alert('x')").Length > 20, "Some part of the page lost its text.");
    }

    [Fact]
    public void Render_AnyContent_RequestsNothing()
    {
        var page = Everything(Script);
        string[] loading = ["src", "srcset", "action", "data", "poster", "background", "xlink:href"];
        Assert.All(page.All, element => Assert.DoesNotContain(
            element.Attributes, attribute => loading.Contains(attribute.Name)
                || attribute.Name.StartsWith("on", StringComparison.Ordinal)
                || (attribute.Name == "href" && !attribute.Value.StartsWith('#'))));
        var style = Assert.Single(page.QuerySelectorAll("style")).TextContent;
        Assert.DoesNotContain("url(", style, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", style, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("default-src 'none'", Policy(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_AnyContent_UsesOnlyClassesOfTheStyleSheet()
    {
        var page = Everything("text");
        var style = page.QuerySelector("style")!.TextContent;
        string[] bare = ["label", "zero"]; // classes that only name what they are
        var unknown = page.All.SelectMany(element => element.ClassList).Distinct().Except(bare)
            .Where(name => !style.Contains("." + name, StringComparison.Ordinal));
        Assert.Empty(unknown);
    }

    [Fact]
    public void Render_StyleSheet_CoversDarkAndPrint()
    {
        var style = Everything("text").QuerySelector("style")!.TextContent;
        Assert.Contains("prefers-color-scheme: dark", style, StringComparison.Ordinal);
        Assert.Contains("@media print", style, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Provenance_StandsInTheFooter()
    {
        var footer = Everything("text").QuerySelector("footer")!;
        Assert.Equal("Seed", footer.QuerySelector("dt")!.TextContent);
        Assert.Equal("7", footer.QuerySelector("dd")!.TextContent);
    }

    private static string Policy(IDocument page) =>
        page.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!;

    private static IDocument Everything(string text) => Parsed.Document(Page.Render(
        text,
        text,
        [
            Page.Section(text, HeatMap.Of([new(text, 1), new(text, null), new(text, -2), new(text, 0)], text)),
            Page.Section(text, BarList.Of([new(text, 1, text), new(text, -1)], text), Page.Note(text)),
            Page.Section(text, Columns.Of(
                new Column(text, DiffText.Before([new(ChangeKind.Removed, text), new(ChangeKind.Equal, text)])),
                new Column(text, DiffText.After([new(ChangeKind.Added, text), new(ChangeKind.Equal, text)])))),
            Page.Section(text, DataTable.Of([text, text], [[text, text]])),
            IntervalPlot.Of(
                text, [new(text, 1, 0.5, 1.5, 2, false, 0.1), new(text, 3, null, null, 2, true)], text, text),
            LinePlot.Of(text, [new(text, [new(0, 1, 0, 2), new(1, 2, 1, 3)]), new(text, [new(0, 0)])], text, text, 1),
        ],
        [new Fact("Seed", "7", text)]));
}
