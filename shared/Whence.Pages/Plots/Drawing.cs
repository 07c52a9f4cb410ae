namespace Whence.Pages.Plots;

/// <summary>The shapes that plots are made of, in pixels of a drawing that is 360 wide.</summary>
internal static class Drawing
{
    public const double Width = 360;

    public static Element Line(double x1, double y1, double x2, double y2, string style) =>
        new Element("line").With("x1", x1).With("y1", y1).With("x2", x2).With("y2", y2).With("class", style);

    public static Element Box(double x, double y, double width, double height, string style) => new Element("rect")
        .With("x", x).With("y", y).With("width", Math.Max(0, width)).With("height", height).With("class", style);

    public static Element Text(double x, double y, string text, string anchor, string style = "soft") =>
        new Element("text", text).With("x", x).With("y", y).With("text-anchor", anchor).With("class", style);

    /// <summary>Returns a figure: the drawing with a title for screen readers, its caption, and its numbers as a table
    /// that opens on demand.</summary>
    public static Html Figure(string title, double height, IEnumerable<Html> shapes, Html caption, Html numbers)
    {
        var drawing = new Element("svg", [new Element("title", title), .. shapes])
            .With("viewBox", FormattableString.Invariant($"0 0 {Width} {height:0.#}"))
            .With("role", "img").With("aria-label", title);
        var details = new Element("details", new Element("summary", "The numbers"), numbers);
        return new Element("figure", drawing, new Element("figcaption", caption), details);
    }
}
