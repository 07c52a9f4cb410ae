using Whence.Indexer.Measures;

namespace Whence.Indexer.Tests;

public sealed class RankScoreTests
{
    [Fact]
    public void Of_FirstSecondAndMissing_IsTheMeanOfTheirReciprocalRanks()
    {
        var score = RankScore.Of(
        [
            ("a", Shares(("a", 0.7), ("b", 0.3))), ("b", Shares(("a", 0.7), ("b", 0.3))), ("c", Shares(("a", 1))),
        ]);
        Assert.Equal((3, 1), (score.Questions, score.First));
        Assert.Equal((1 + 0.5 + 0) / 3, score.MeanReciprocalRank, 9);
        Assert.Equal((0.7 + 0.3 + 0) / 3, score.Share, 9);
    }

    [Fact]
    public void Of_Tie_GoesToTheFirstByName()
    {
        Assert.Equal(1, RankScore.Of([("a", Shares(("a", 0.5), ("b", 0.5)))]).First);
        Assert.Equal(0, RankScore.Of([("b", Shares(("a", 0.5), ("b", 0.5)))]).First);
    }

    [Fact]
    public void Of_Nothing_IsZero() => Assert.Equal(new RankScore(0, 0, 0, 0), RankScore.Of([]));

    private static Dictionary<string, double> Shares(params (string Source, double Share)[] shares) =>
        shares.ToDictionary(share => share.Source, share => share.Share);
}
