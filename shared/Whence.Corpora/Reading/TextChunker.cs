namespace Whence.Corpora.Reading;

/// <summary>Cuts a text into chunks: as long as allowed, and where possible whole sentences, or else whole words.
/// </summary>
public static class TextChunker
{
    /// <summary>Returns the chunks in order, without the white space around them; a text of white space has none.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="charsMax">The most UTF-16 code units in a chunk; a surrogate pair is never cut.</param>
    public static IReadOnlyList<CorpusChunk> Split(string text, int charsMax)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(charsMax, 2);
        var chunks = new List<CorpusChunk>();
        var start = SkipSpace(text, 0);
        while (start < text.Length)
        {
            var end = EndOf(text, start, charsMax);
            chunks.Add(new CorpusChunk(start, start + text.AsSpan(start..end).TrimEnd().Length));
            start = SkipSpace(text, end);
        }

        return chunks;
    }

    private static int EndOf(string text, int start, int charsMax)
    {
        if (text.Length - start <= charsMax)
        {
            return text.Length;
        }

        var word = 0;
        for (var end = start + charsMax; end > start; end--)
        {
            if (Sentences.EndsAt(text, end))
            {
                return end;
            }

            // The last space that the chunk can reach, unless a sentence ends before it.
            if (word == 0 && char.IsWhiteSpace(text[end]))
            {
                word = end;
            }
        }

        var hard = start + charsMax;
        return word > 0 ? word : char.IsLowSurrogate(text[hard]) ? hard - 1 : hard;
    }

    private static int SkipSpace(string text, int start)
    {
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return start;
    }
}
