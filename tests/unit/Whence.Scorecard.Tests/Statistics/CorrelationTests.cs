using Whence.Engine.Randomness;
using Whence.Scorecard.Statistics;

namespace Whence.Scorecard.Tests.Statistics;

public sealed class CorrelationTests
{
    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public void Spearman_NoTies_MatchesTheFormulaOfRankDifferences(ulong seed)
    {
        var random = new SplitMix64(seed);
        double[] x = [.. Enumerable.Range(0, 15).Select(_ => random.NextDouble())];
        double[] y = [.. x.Select(value => value + random.NextDouble())];
        var squares = x.Zip(y).Sum(pair =>
        {
            var difference = x.Count(v => v < pair.First) - y.Count(v => v < pair.Second);
            return (double)difference * difference;
        });

        Assert.Equal(1 - (6 * squares / (15.0 * ((15 * 15) - 1))), Correlation.Spearman(x, y), 12);
    }

    [Fact]
    public void Spearman_Ties_ShareTheirMeanRank()
    {
        // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: Pearson of the ranks is 4.5 / sqrt(4.5 * 5).
        Assert.Equal(4.5 / Math.Sqrt(4.5 * 5), Correlation.Spearman([1, 2, 2, 3], [1, 2, 3, 4]), 12);
    }

    [Fact]
    public void Spearman_AConstantSide_IsZero() => Assert.Equal(0, Correlation.Spearman([1, 1, 1], [1, 2, 3]));

    [Fact]
    public void Spearman_AnyRisingMap_KeepsIt() =>
        Assert.Equal(1, Correlation.Spearman([1, 2, 3, 4], [0.1, 0.2, 10, 1e9]), 12);
}
