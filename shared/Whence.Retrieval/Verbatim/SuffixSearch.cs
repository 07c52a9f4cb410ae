namespace Whence.Retrieval.Verbatim;

/// <summary>Searches sorted suffixes (Manber and Myers, 1993).</summary>
/// <param name="tokens">The tokens of the corpus.</param>
/// <param name="suffixes">The offsets of their suffixes, in order.</param>
internal readonly ref struct SuffixSearch(ReadOnlySpan<int> tokens, ReadOnlySpan<int> suffixes)
{
    private readonly ReadOnlySpan<int> _tokens = tokens;
    private readonly ReadOnlySpan<int> _suffixes = suffixes;

    /// <summary>Returns how many elements of a pattern, from its first, stand somewhere in the corpus.</summary>
    public int LongestPrefix(ReadOnlySpan<int> pattern)
    {
        // The suffix that shares most with a pattern is a neighbour of the place where the pattern would go.
        var place = LowerBound(pattern);
        var behind = place < _suffixes.Length ? Shared(pattern, _suffixes[place]) : 0;
        var before = place > 0 ? Shared(pattern, _suffixes[place - 1]) : 0;
        return Math.Max(before, behind);
    }

    /// <summary>Returns the offsets at which a pattern stands, in no order that means anything.</summary>
    public ReadOnlySpan<int> Occurrences(ReadOnlySpan<int> pattern)
    {
        var first = LowerBound(pattern);
        var (low, high) = (first, _suffixes.Length);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) >> 1);
            (low, high) = Shared(pattern, _suffixes[middle]) == pattern.Length ? (middle + 1, high) : (low, middle);
        }

        return _suffixes[first..low];
    }

    private int LowerBound(ReadOnlySpan<int> pattern)
    {
        var (low, high) = (0, _suffixes.Length);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) >> 1);
            (low, high) = IsBefore(_suffixes[middle], pattern) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private bool IsBefore(int suffix, ReadOnlySpan<int> pattern)
    {
        var shared = Shared(pattern, suffix);
        return shared < pattern.Length
            && (suffix + shared == _tokens.Length || _tokens[suffix + shared] < pattern[shared]);
    }

    private int Shared(ReadOnlySpan<int> pattern, int suffix) => pattern.CommonPrefixLength(_tokens[suffix..]);
}
