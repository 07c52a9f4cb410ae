namespace Whence.Catalogue.Search;

/// <summary>Cuts text into words as search compares them: letters and digits, lower case, without a plural s.</summary>
public static class Words
{
    private const int LeastPlural = 4;

    /// <summary>Returns the words of a text in order, repetitions included.</summary>
    public static IReadOnlyList<string> Of(string? text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; text is not null && i <= text.Length; i++)
        {
            var inside = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                words.Add(Stem(text[start..i].ToLowerInvariant()));
                start = -1;
            }
        }

        return words;
    }

    // "storms" finds "storm"; "glass" stays.
    private static string Stem(string word) =>
        word.Length >= LeastPlural && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal)
            ? word[..^1]
            : word;
}
