namespace Whence.Scorecard.Output;

/// <summary>A scorecard as one self-contained HTML page.</summary>
public static class ScorecardPage
{
    /// <summary>Returns the page.</summary>
    public static string Render(ScorecardReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = System.Net.WebUtility.HtmlEncode(ScorecardMarkdown.Write(report));
        return $"<!doctype html><html lang=\"en\"><title>Scorecard</title><pre>{text}</pre></html>";
    }
}
