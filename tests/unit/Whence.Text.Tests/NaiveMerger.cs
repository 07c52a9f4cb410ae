namespace Whence.Text.Tests;

/// <summary>The oracle: looks at every neighbour pair again after every merge.</summary>
internal static class NaiveMerger
{
    public static List<int> Merge(BytePairEncoding encoding, byte[] piece)
    {
        var parts = piece.Select(value => new[] { value }).ToList();
        while (true)
        {
            var best = -1;
            var bestRank = BytePairEncoding.NoRank;
            for (var k = 0; k + 1 < parts.Count; k++)
            {
                var rank = encoding.RankOf([.. parts[k], .. parts[k + 1]]);
                (best, bestRank) = rank < bestRank ? (k, rank) : (best, bestRank);
            }

            if (best < 0)
            {
                return [.. parts.Select(part => encoding.RankOf(part))];
            }

            parts[best] = [.. parts[best], .. parts[best + 1]];
            parts.RemoveAt(best + 1);
        }
    }
}
