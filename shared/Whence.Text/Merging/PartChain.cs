namespace Whence.Text.Merging;

/// <summary>Links the parts of a piece in both directions; a part is named by the byte at which it starts.</summary>
internal readonly ref struct PartChain
{
    private readonly BytePairEncoding _encoding;
    private readonly ReadOnlySpan<byte> _piece;
    private readonly Span<int> _next;
    private readonly Span<int> _previous;
    private readonly Span<int> _ranks;

    /// <summary>Starts with one part per byte, in <paramref name="storage"/> of 3 * (bytes + 1) numbers.</summary>
    public PartChain(BytePairEncoding encoding, ReadOnlySpan<byte> piece, Span<int> storage)
    {
        var length = piece.Length + 1;
        _encoding = encoding;
        _piece = piece;
        _next = storage[..length];
        _previous = storage[length..(2 * length)];
        _ranks = storage[(2 * length)..];
        for (var part = 0; part < length; part++)
        {
            _next[part] = part + 1;
            _previous[part] = part - 1;
        }

        for (var part = 0; part < length; part++)
        {
            _ranks[part] = JoinedRank(part);
        }
    }

    /// <summary>Returns the rank of the part joined with the one after it.</summary>
    public int Rank(int part) => _ranks[part];

    /// <summary>Joins the part with the one after it and returns the part before, or -1.</summary>
    public int Join(int part)
    {
        var absorbed = _next[part];
        var after = _next[absorbed];
        _next[part] = after;
        _previous[after] = part;
        _ranks[absorbed] = BytePairEncoding.NoRank;
        _ranks[part] = JoinedRank(part);
        var before = _previous[part];
        if (before >= 0)
        {
            _ranks[before] = JoinedRank(before);
        }

        return before;
    }

    public void AppendIds(List<int> ids)
    {
        for (var part = 0; part < _piece.Length; part = _next[part])
        {
            ids.Add(_encoding.RankOf(_piece[part.._next[part]]));
        }
    }

    private int JoinedRank(int part)
    {
        var second = _next[part];
        return second < _piece.Length ? _encoding.RankOf(_piece[part.._next[second]]) : BytePairEncoding.NoRank;
    }
}
