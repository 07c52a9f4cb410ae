using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Whence.Pages.Tests;

/// <summary>Reads pages as a browser does.</summary>
internal static class Parsed
{
    /// <summary>Returns the document of a page; malformed markup is an error.</summary>
    public static IDocument Document(string html) =>
        new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(html);

    /// <summary>Returns the body of a page that holds one piece.</summary>
    public static IElement Body(Html piece) => Document($"<!DOCTYPE html><html><body>{piece}</body></html>").Body!;
}
