namespace Whence.Retrieval.Words;

/// <summary>Finds words in the sorted words of an index.</summary>
/// <param name="utf8">The UTF-8 of all words, in the order of their bytes; the word 0 is empty.</param>
/// <param name="starts">Where each begins, [words + 1].</param>
internal readonly ref struct WordTable(ReadOnlySpan<byte> utf8, ReadOnlySpan<long> starts)
{
    /// <summary>What <see cref="Find"/> returns for a word that is not there.</summary>
    public const int Unknown = -1;

    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private readonly ReadOnlySpan<long> _starts = starts;

    /// <summary>Gets the number of words, with the empty one.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>Returns the number of a word, from 1, or <see cref="Unknown"/>.</summary>
    public int Find(ReadOnlySpan<byte> word)
    {
        var (low, high) = (1, Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = this[middle].SequenceCompareTo(word);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return Unknown;
    }

    private ReadOnlySpan<byte> this[int word] => _utf8[(int)_starts[word]..(int)_starts[word + 1]];
}
