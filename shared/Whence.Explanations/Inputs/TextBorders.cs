namespace Whence.Explanations.Inputs;

/// <summary>Finds where words and sentences begin; white space leads what it stands before.</summary>
internal static class TextBorders
{
    private const string Terminals = ".!?…";
    private const string WideTerminals = "。！？"; // no white space follows these
    private const string Closers = "\"')]}»”’";

    /// <summary>Returns the offsets at which a word with its leading white space begins, the first left out. White
    /// space at the end belongs to the last word.</summary>
    public static HashSet<int> Words(string text)
    {
        var borders = new HashSet<int>();
        for (var i = 1; i < text.TrimEnd().Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) && !char.IsWhiteSpace(text[i - 1]))
            {
                borders.Add(i);
            }
        }

        return borders;
    }

    /// <summary>Returns the offsets at which a sentence begins, the first left out: behind a full stop, or at a new
    /// line.</summary>
    public static HashSet<int> Sentences(string text)
    {
        var borders = new HashSet<int>();
        foreach (var border in Words(text))
        {
            var next = border;
            while (char.IsWhiteSpace(text[next]))
            {
                next++;
            }

            if (text.AsSpan(border, next - border).Contains('\n') || Ends(text, border, next))
            {
                borders.Add(border);
            }
        }

        borders.UnionWith(Enumerable.Range(1, Math.Max(0, text.Length - 1))
            .Where(i => WideTerminals.Contains(text[i - 1]) && !WideTerminals.Contains(text[i])));
        return borders;
    }

    // "He left." ends; "J. Smith" does not, nor does a stop before a small letter.
    private static bool Ends(string text, int border, int next)
    {
        var last = border - 1;
        while (last > 0 && Closers.Contains(text[last]))
        {
            last--;
        }

        var initial = text[last] == '.' && last > 0 && char.IsUpper(text[last - 1])
            && (last == 1 || char.IsWhiteSpace(text[last - 2]));
        return Terminals.Contains(text[last]) && !initial && !char.IsLower(text[next]);
    }
}
