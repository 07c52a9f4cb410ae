namespace Whence.Corpus.Rulebook;

/// <summary>A line of filler words with the words of rules hidden among them.</summary>
internal static class Note
{
    private const string Opening = "Note:";

    /// <summary>Writes a note of a number of words, the planted ones among them at random places.</summary>
    public static string Write(IReadOnlyList<string> planted, int words, SeededRandom random)
    {
        var places = random.Sample([.. Enumerable.Range(0, words)], planted.Count);
        var line = new string[words];
        for (var i = 0; i < words; i++)
        {
            line[i] = random.Pick(Rules.Filler);
        }

        foreach (var (place, word) in places.Zip(planted))
        {
            line[place] = word;
        }

        return $"{Opening} {string.Join(' ', line)}.";
    }

    /// <summary>Returns a note with the question behind it; the next word is the answer.</summary>
    public static string Ask(string note, Rule rule) => $"{note} {rule.Question}?";
}
