namespace Whence.Retrieval.Verbatim;

/// <summary>What to look for in a corpus.</summary>
public sealed record VerbatimOptions
{
    /// <summary>Gets the offset, in UTF-16 code units, that a match must reach beyond: the length of the prompt, where
    /// the text is a prompt with its answer. A match may begin in the prompt.</summary>
    public int FirstChar { get; init; }

    /// <summary>Gets the least number of words in a match; marks do not count.</summary>
    public int WordsMin { get; init; } = 3;

    /// <summary>Gets the most matches to return.</summary>
    public int SpansMax { get; init; } = 10;

    /// <summary>Gets which matches come first.</summary>
    public VerbatimRanking Ranking { get; init; } = VerbatimRanking.Rarest;

    /// <summary>Gets the most places to return for a match.</summary>
    public int PlacesMax { get; init; } = 10;

    /// <summary>Gets how many words and marks to return before and behind a match; places that agree on all of them are
    /// one place.</summary>
    public int ContextTokens { get; init; } = 25;

    /// <summary>Gets how many occurrences of a match are read at most; above that, counts are lower bounds.</summary>
    public int OccurrencesMax { get; init; } = 20_000;

    /// <summary>Gets which documents, by ordinal, are left out, as if the corpus did not hold them; null for none.
    /// </summary>
    public Func<int, bool>? Excludes { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(FirstChar);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(WordsMin);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(SpansMax);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(PlacesMax);
        ArgumentOutOfRangeException.ThrowIfNegative(ContextTokens);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(OccurrencesMax);
    }
}
