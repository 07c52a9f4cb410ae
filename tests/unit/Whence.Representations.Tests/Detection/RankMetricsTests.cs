using Whence.Engine.Randomness;
using Whence.Representations.Detection;

namespace Whence.Representations.Tests.Detection;

public sealed class RankMetricsTests
{
    [Fact]
    public void Auroc_RandomScoresWithTies_IsTheShareOfPairsInOrder()
    {
        for (var seed = 0UL; seed < 50; seed++)
        {
            var random = new SplitMix64(seed);
            double[] positives = [.. Enumerable.Range(0, 1 + random.Below(9)).Select(_ => (double)random.Below(6))];
            double[] negatives = [.. Enumerable.Range(0, 1 + random.Below(9)).Select(_ => (double)random.Below(6))];
            var pairs = positives.SelectMany(p => negatives.Select(n => p > n ? 1.0 : p == n ? 0.5 : 0)).Average();
            Assert.True(Math.Abs(pairs - RankMetrics.Auroc(positives, negatives)) < 1e-12, $"seed {seed}");
        }
    }

    [Fact]
    public void TruePositiveRate_HundredNegatives_LetsOneThrough()
    {
        double[] negatives = [.. Enumerable.Range(0, 100).Select(value => (double)value)];
        Assert.Equal(0.5, RankMetrics.TruePositiveRate([98, 98.5], negatives));
    }

    [Fact]
    public void TruePositiveRate_FewNegatives_LetsNoneThrough() =>
        Assert.Equal(0, RankMetrics.TruePositiveRate([5, 7], [1, 7]));

    [Fact]
    public void Auroc_ScoreThatIsNoNumber_IsRefused() =>
        Assert.Throws<ArgumentException>(() => RankMetrics.Auroc([double.NaN], [1]));
}
