namespace Whence.Retrieval.Verbatim;

/// <summary>Finds the stretches of a text that a corpus holds and that cannot be longer.</summary>
internal readonly ref struct SpanFinder(
    QueryTokens query, SuffixSearch search, DocumentTokens documents, VerbatimOptions options)
{
    private readonly SuffixSearch _search = search;
    private readonly DocumentTokens _documents = documents;

    /// <summary>Returns ranges of tokens in the order of the text; none contains another.</summary>
    public List<(int First, int End)> Find()
    {
        var found = new List<(int First, int End)>();
        var reached = query.FirstBeyond(options.FirstChar);
        for (var first = 0; first < query.Count; first++)
        {
            var end = first + Longest(first, reached);

            // What begins later never ends earlier: a match is whole where it ends later than the one before it.
            if (end > reached && query.Words(first, end) >= options.WordsMin)
            {
                found.Add((first, end));
            }

            reached = Math.Max(reached, end);
        }

        return found;
    }

    private int Longest(int first, int reached)
    {
        var run = query.Numbers.AsSpan(first..query.EndOfRun(first));
        var length = run.IsEmpty ? 0 : _search.LongestPrefix(run);
        if (options.Excludes is null || first + length <= reached)
        {
            return length;
        }

        // A shorter stretch stands wherever a longer one does, so the longest allowed one is found by halving.
        var (allowed, refused) = (0, length + 1);
        while (refused - allowed > 1)
        {
            var middle = (allowed + refused) / 2;
            (allowed, refused) = IsAllowed(run[..middle]) ? (middle, refused) : (allowed, middle);
        }

        return allowed;
    }

    private bool IsAllowed(ReadOnlySpan<int> pattern)
    {
        var occurrences = _search.Occurrences(pattern);
        foreach (var occurrence in occurrences[..Math.Min(occurrences.Length, options.OccurrencesMax)])
        {
            if (!options.Excludes!(_documents.DocumentOf(occurrence)))
            {
                return true;
            }
        }

        return false;
    }
}
