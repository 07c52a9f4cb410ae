using System.Globalization;

namespace Whence.Cli.Trace;

/// <summary>Puts places in the training text into words, each on one line.</summary>
internal static class HitText
{
    private const int TextMax = 200;

    public static string Percent(double share) => share.ToString("0 %", CultureInfo.InvariantCulture);

    /// <summary>Returns where a hit stands and what is known of the document.</summary>
    public static string Place(HitReport hit) => string.Join("  ", new[]
    {
        hit.Source,
        $"{hit.Document}[{hit.StartChar}:{hit.EndChar}]",
        hit.Licence ?? "licence unknown",
        hit.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        hit.Url,
        hit.Copies == 0 ? null : $"and {hit.Copies} with the same text",
    }.OfType<string>());

    /// <summary>Returns which words were found, and in how many documents.</summary>
    public static string Match(MatchReport match) => string.Create(
        CultureInfo.InvariantCulture,
        $"\"{OneLine(match.Text).Trim()}\" appears in {(match.IsCountExact ? "" : "at least ")}{match.Documents:N0} " +
        $"document{(match.Documents == 1 ? "" : "s")}");

    public static string Before(HitReport hit) => OneLine(hit.Before);

    public static string After(HitReport hit) => OneLine(hit.After);

    /// <summary>Returns the text of a hit; a long one keeps its beginning and its end.</summary>
    public static string Middle(HitReport hit)
    {
        var line = OneLine(hit.Text);
        if (line.Length <= TextMax)
        {
            return line;
        }

        var words = line.Split(' ');
        var (head, tail) = (new List<string>(), new List<string>());
        var length = 0;
        for (var i = 0; i < words.Length / 2 && length < TextMax; i++)
        {
            head.Add(words[i]);
            tail.Insert(0, words[^(i + 1)]);
            length += words[i].Length + words[^(i + 1)].Length + 2;
        }

        return $"{string.Join(' ', head)} … {string.Join(' ', tail)}";
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');
}
