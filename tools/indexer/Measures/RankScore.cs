namespace Whence.Indexer.Measures;

/// <summary>How well rankings of sources name the right one.</summary>
/// <param name="Questions">How many were ranked.</param>
/// <param name="First">How often the right source came first.</param>
/// <param name="MeanReciprocalRank">The mean of 1 / its rank.</param>
/// <param name="Share">Its mean share.</param>
internal sealed record RankScore(int Questions, int First, double MeanReciprocalRank, double Share)
{
    /// <summary>Scores rankings.</summary>
    /// <param name="ranked">The right source, and the shares of all.</param>
    public static RankScore Of(IReadOnlyCollection<(string Right, IReadOnlyDictionary<string, double> Shares)> ranked)
    {
        var (first, reciprocal, share) = (0, 0.0, 0.0);
        foreach (var (right, shares) in ranked)
        {
            var own = shares.GetValueOrDefault(right);
            var rank = 1 + shares.Count(other => other.Value > own
                || (other.Value == own && string.CompareOrdinal(other.Key, right) < 0));
            first += rank == 1 && own > 0 ? 1 : 0;
            reciprocal += own > 0 ? 1.0 / rank : 0;
            share += own;
        }

        var count = Math.Max(1, ranked.Count);
        return new RankScore(ranked.Count, first, reciprocal / count, share / count);
    }
}
