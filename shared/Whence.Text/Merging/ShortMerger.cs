namespace Whence.Text.Merging;

/// <summary>Merges a piece by scanning for the lowest rank each time: quadratic, and fastest for words.</summary>
internal static class ShortMerger
{
    public const int BytesMax = 96;

    public static void Merge(BytePairEncoding encoding, ReadOnlySpan<byte> piece, List<int> ids)
    {
        // Part k covers the bytes starts[k] to starts[k + 1]; ranks[k] is the rank of part k joined with part k + 1.
        Span<int> starts = stackalloc int[BytesMax + 1];
        Span<int> ranks = stackalloc int[BytesMax];
        var parts = piece.Length;
        for (var k = 0; k <= parts; k++)
        {
            starts[k] = k;
        }

        for (var k = 0; k < parts; k++)
        {
            ranks[k] = JoinedRank(encoding, piece, starts, parts, k);
        }

        for (var best = Lowest(ranks[..parts]); ranks[best] != BytePairEncoding.NoRank; best = Lowest(ranks[..parts]))
        {
            starts[(best + 2)..(parts + 1)].CopyTo(starts[(best + 1)..]);
            ranks[(best + 1)..parts].CopyTo(ranks[best..]);
            parts--;
            ranks[best] = JoinedRank(encoding, piece, starts, parts, best);
            if (best > 0)
            {
                ranks[best - 1] = JoinedRank(encoding, piece, starts, parts, best - 1);
            }
        }

        for (var k = 0; k < parts; k++)
        {
            ids.Add(encoding.RankOf(piece[starts[k]..starts[k + 1]]));
        }
    }

    private static int JoinedRank(
        BytePairEncoding encoding, ReadOnlySpan<byte> piece, ReadOnlySpan<int> starts, int parts, int k) =>
        k + 2 <= parts ? encoding.RankOf(piece[starts[k]..starts[k + 2]]) : BytePairEncoding.NoRank;

    private static int Lowest(ReadOnlySpan<int> ranks)
    {
        var best = 0;
        for (var k = 1; k < ranks.Length; k++)
        {
            if (ranks[k] < ranks[best])
            {
                best = k;
            }
        }

        return best;
    }
}
