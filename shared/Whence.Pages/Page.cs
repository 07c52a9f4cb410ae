using System.Text;

namespace Whence.Pages;

/// <summary>
/// A whole page in one file: it loads nothing, runs nothing, follows the light or dark scheme of its reader, and is
/// made to be read on a telephone and printed.
/// </summary>
public static class Page
{
    // The browser itself then refuses what the page must not do.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private static readonly string StyleSheet = Resource("page.css");

    /// <summary>Returns the page as text, to be saved as UTF-8.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="lead">One sentence below the title.</param>
    /// <param name="content">Its sections.</param>
    /// <param name="provenance">What made it, for the footer: model, seed, version, command.</param>
    public static string Render(string title, Html lead, IEnumerable<Html> content, IEnumerable<Fact> provenance)
    {
        ArgumentNullException.ThrowIfNull(title);
        var body = new Element(
            "body",
            new Element("header", new Element("h1", title), new Element("p", lead).With("class", "lead")),
            new Element("main", content),
            new Element("footer", FactList.Of(provenance)));
        return new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n").Append(Head(title)).Append('\n').Append(body)
            .Append("\n</html>\n").ToString();
    }

    /// <summary>Returns a section with a heading.</summary>
    public static Html Section(string heading, params IEnumerable<Html> content) =>
        new Element("section", [new Element("h2", heading), .. content]);

    /// <summary>Returns a paragraph of small print.</summary>
    public static Html Note(Html text) => new Element("p", text).With("class", "note");

    private static string Head(string title) => new StringBuilder("<head>")
        .Append(new Element("meta").With("charset", "utf-8"))
        .Append(new Element("meta").With("name", "viewport").With("content", "width=device-width, initial-scale=1"))
        .Append(new Element("meta").With("http-equiv", "Content-Security-Policy").With("content", Policy))
        .Append(new Element("meta").With("name", "color-scheme").With("content", "light dark"))
        .Append(new Element("title", title))
        .Append("<style>\n").Append(StyleSheet).Append("</style></head>").ToString();

    private static string Resource(string name)
    {
        using var stream = typeof(Page).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
